import type { z } from "zod";
import { useMay, useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { DateField } from "#ui/form/date-field.tsx";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { useAddressState, usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { formatDay } from "#foundation/messages/format.ts";
import { printFile, readFile } from "../file.contract.ts";
import { peopleMessages } from "../messages.ts";
import { elementValue } from "./element-value.ts";
import { CorrectionForm } from "./correction-form.tsx";
import { FactsSheet } from "./facts-sheet.tsx";
import { HistorySheet, LooksSheet } from "./trace-sheets.tsx";
import { PeriodsSheet, PostsSheet } from "./periods-sheet.tsx";

/** One file per person: what is held, since when, from where; who looked; what was corrected. */
export function PersonPage() {
  const t = useText(peopleMessages);
  const personId = usePathPart("personId");
  const [address] = useAddressState();
  const on = address["on"];
  const file = useLook(readFile, { personId: personId as never, ...(on !== undefined && { on }) });
  if (file.problem) return <NotReached title={t("fileUnread")} problem={file.problem} onAgain={file.again} />;
  if (!file.data) return <Loading rows={12} what={t("person")} />;
  return <PersonFile file={file.data} />;
}

type File = z.infer<typeof readFile.output>;

function PersonFile({ file }: { file: File }) {
  const t = useText(peopleMessages);
  const [address, change] = useAddressState();
  const correcting = address["correct"] === "1";
  const on = address["on"];
  return (
    <>
      <FileHead
        file={file}
        correcting={correcting}
        onCorrect={(wanted) => change({ correct: wanted ? "1" : undefined })}
      />
      {correcting && (
        <CorrectionForm
          personId={file.personId}
          version={file.version}
          facts={file.facts}
          onDone={() => change({ correct: undefined })}
        />
      )}
      <div className="cols">
        <div className="stack">
          <FactsSheet
            personId={file.personId}
            facts={file.facts}
            aside={<DayChoice on={on} onChange={(day) => change({ on: day })} />}
            note={on === undefined ? t("basicFactsNote") : t("thatDay", { day: on })}
          />
          <PeriodsSheet periods={file.periods} />
          <PostsSheet posts={file.posts} />
        </div>
        <div className="stack">
          <LooksSheet personId={file.personId} />
          <HistorySheet personId={file.personId} />
        </div>
      </div>
    </>
  );
}

interface FileHeadProps {
  file: File;
  correcting: boolean;
  onCorrect: (wanted: boolean) => void;
}

function FileHead({ file, correcting, onCorrect }: FileHeadProps) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const mayWrite = useMay("people.write");
  const value = (element: string) => file.facts.find((fact) => fact.element === element)?.value ?? null;
  const born = value("birth_date");
  return (
    <PageHead
      title={value("name") ?? "—"}
      crumbs={file.path.slice(-3).map((body) => ({ label: body.name, to: `/bodies/${body.bodyId}` }))}
      actions={
        <>
          <DownloadButton endpoint={printFile} input={{ personId: file.personId, on: file.on }}>
            {t("print")}
          </DownloadButton>
          {mayWrite && (
            <Button kind={correcting ? "plain" : "pri"} onClick={() => onCorrect(!correcting)}>
              {t("correctFacts")}
            </Button>
          )}
        </>
      }
    >
      <span className="mut">
        {["sex", "education"]
          .filter((element) => value(element) !== null)
          .map((element) => elementValue(element, value(element), language))
          .join(" ")}
        {born !== null && ` ${t("born", { date: formatDay(born, language) })}`}
      </span>
      <span className="tag acc">{elementValue("member_type", value("member_type"), language)}</span>
    </PageHead>
  );
}

/** The file as of another day. */
function DayChoice({
  on,
  onChange,
}: {
  on: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  const t = useText(peopleMessages);
  const { today } = useMe();
  return (
    <span className="row">
      <DateField
        name="on"
        label={t("asOf")}
        value={on ?? today}
        max={today}
        onChange={(day) => onChange(day === today || day === "" ? undefined : day)}
      />
      {on !== undefined && (
        <Button kind="text" small onClick={() => onChange(undefined)}>
          {t("backToToday")}
        </Button>
      )}
    </span>
  );
}
