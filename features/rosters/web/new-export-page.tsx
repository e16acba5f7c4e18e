import { useState } from "react";
import { z } from "zod";
import { readBody } from "#features/bodies/contract.ts";
import { PersonFilter, SORTS } from "#features/people/contract.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { CheckLine, Checks } from "#ui/mark/check-line.tsx";
import { Facts } from "#ui/page/facts.tsx";
import { useAddressState, useGo } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Empty, NotReached } from "#ui/page/states.tsx";
import { EXPORT_COLUMNS, type List, startExport, weighExport } from "../exports.contract.ts";
import { exportMessages } from "./export-messages.ts";
import { useListFacts } from "./list-facts.tsx";
import { rosterTitles } from "./titles.ts";

const Column = z.enum(EXPORT_COLUMNS);
const Order = z.object({
  sort: z.enum(SORTS).catch("name"),
  direction: z.enum(["asc", "desc"]).catch("asc"),
});

/** The list that an address of the page of people describes; undefined when it names none. */
function listOf(address: Readonly<Record<string, string | undefined>>): List | undefined {
  const given = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== ""));
  const filter = PersonFilter.required({ body: true }).safeParse(given);
  // A column may carry the width that it was drawn to.
  const columns = (address["columns"] ?? "").split(",").flatMap((text) => {
    const column = Column.safeParse(text.split(":")[0]);
    return column.success ? [column.data] : [];
  });
  if (!filter.success) return undefined;
  return { filter: filter.data, ...Order.parse(address), columns: columns.length > 0 ? columns : ["name"] };
}

/** 导出名单: the list as it was shown, how many people it holds, whether a second person must agree. */
export function NewExportPage() {
  const t = useText(exportMessages);
  const title = useText(rosterTitles);
  const [address] = useAddressState();
  const list = listOf(address);
  return (
    <>
      <PageHead title={title("exportList")} />
      {list ? <NewExport list={list} /> : <Empty title={t("noSuchList")} />}
    </>
  );
}

function NewExport({ list }: { list: List }) {
  const t = useText(exportMessages);
  const title = useText(rosterTitles);
  const body = useLook(readBody, { bodyId: list.filter.body as never });
  const weighed = useLook(weighExport, list.filter, { freshFor: 0 });
  const facts = useListFacts(list, body.data?.shortName ?? "");
  if (weighed.problem)
    return <NotReached title={t("noSuchList")} problem={weighed.problem} onAgain={weighed.again} />;
  const count = weighed.data?.counted;
  const howMany = {
    key: "count",
    label: t("howMany"),
    value: count === undefined ? t("counting") : t("people", { count }),
  };
  return (
    <div className="cols even">
      <Sheet title={t("asShown")} space="list">
        <Facts label={t("asShown")} facts={[...facts, howMany]} />
      </Sheet>
      <Sheet title={title("exportList")}>
        {weighed.data && <AskForm list={list} weighed={weighed.data} />}
      </Sheet>
    </div>
  );
}

type Weighed = z.output<typeof weighExport.output>;

function AskForm({ list, weighed }: { list: List; weighed: Weighed }) {
  const t = useText(exportMessages);
  const title = useText(rosterTitles);
  const go = useGo();
  const [format, setFormat] = useState<"xlsx" | "csv">("xlsx");
  const [reason, setReason] = useState("");
  const start = useCommand(startExport, { onDone: ({ runId }) => go(`/exports/${runId}`) });
  const { counted, needsConsent } = weighed;
  const count = counted.toLocaleString("en");
  return (
    <Form
      label={title("exportList")}
      errors={start.fieldErrors}
      refusal={start.refusal?.words}
      onSend={() => start.send({ ...list, format, ...(needsConsent && { reason }) })}
    >
      <RadioGroup
        name="format"
        label={t("format")}
        value={format}
        onChange={setFormat}
        options={[
          { value: "xlsx", label: t("formatXlsx") },
          { value: "csv", label: t("formatCsv") },
        ]}
      />
      <Verdict weighed={weighed} />
      {needsConsent && (
        <TextField
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          value={reason}
          maxLength={300}
          onChange={setReason}
        />
      )}
      <p className="sm mut">{t("numbersMasked")}</p>
      <div className="row wrap">
        <Button
          kind="pri"
          type="submit"
          pending={start.pending}
          blocked={counted === 0 ? t("nobody") : undefined}
        >
          {needsConsent ? t("ask", { count }) : t("export", { count })}
        </Button>
      </div>
    </Form>
  );
}

/** The rule with its arithmetic and its basis, before anybody presses. */
function Verdict({ weighed }: { weighed: Weighed }) {
  const { counted, recent, most, consentDays, basis, needsConsent } = weighed;
  const t = useText(exportMessages);
  const title = useText(rosterTitles);
  const say = useWords();
  return (
    <Checks label={title("exportList")}>
      <CheckLine result={needsConsent ? "approval" : "met"} verdict={needsConsent ? t("second") : t("alone")}>
        {needsConsent ? t("secondWhy", { counted, recent, most }) : t("aloneWhy", { recent, most })}
      </CheckLine>
      {needsConsent && <p className="sm mut">{t("secondWaits", { days: consentDays })}</p>}
      {needsConsent && <p className="sm dim">{say(basis)}</p>}
    </Checks>
  );
}
