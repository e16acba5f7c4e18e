import { useMay, useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { DateField } from "#ui/form/date-field.tsx";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { useAddressState, usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { formatDay } from "#foundation/messages/format.ts";
import { readFile } from "../contract.ts";
import { peopleMessages } from "../messages.ts";
import { elementValue } from "./element-value.ts";
import { CorrectionForm } from "./correction-form.tsx";
import { FactsSheet } from "./facts-sheet.tsx";
import { HistorySheet, LooksSheet } from "./trace-sheets.tsx";
import { PeriodsSheet, PostsSheet } from "./periods-sheet.tsx";

/** One file per person: what is held, since when, from where; who looked; what was corrected. */
export function PersonPage() {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const personId = usePathPart("personId");
  const [address, change] = useAddressState();
  const { today } = useMe();
  const on = address["on"];
  const mayWrite = useMay("people.write");
  const file = useLook(readFile, { personId: personId as never, ...(on !== undefined && { on }) });
  if (file.problem) return <NotReached title={t("fileUnread")} problem={file.problem} onAgain={file.again} />;
  if (!file.data) return <Loading rows={12} what={t("person")} />;
  const { facts, path, periods, posts, version } = file.data;
  const value = (element: string) => facts.find((fact) => fact.element === element)?.value ?? null;
  const correcting = address["correct"] === "1";
  return (
    <>
      <PageHead
        title={value("name") ?? "—"}
        crumbs={path.slice(-3).map((body) => ({ label: body.name, to: `/bodies/${body.bodyId}` }))}
        actions={
          mayWrite && (
            <Button
              kind={correcting ? "plain" : "pri"}
              onClick={() => change({ correct: correcting ? undefined : "1" })}
            >
              {t("correctFacts")}
            </Button>
          )
        }
      >
        <span className="mut">
          {["sex", "education"].map((element) => elementValue(element, value(element), language)).join(" ")}
          {value("birth_date") !== null &&
            ` ${t("born", { date: formatDay(value("birth_date") ?? "", language) })}`}
        </span>
        <span className="tag acc">{elementValue("member_type", value("member_type"), language)}</span>
      </PageHead>
      {correcting && (
        <CorrectionForm
          personId={personId}
          version={version}
          facts={facts}
          onDone={() => change({ correct: undefined })}
        />
      )}
      <div className="cols">
        <div className="stack">
          <FactsSheet
            personId={personId}
            facts={facts}
            aside={
              <span className="row">
                <DateField
                  name="on"
                  label={t("asOf")}
                  value={on ?? today}
                  onChange={(day) => change({ on: day === today || day === "" ? undefined : day })}
                />
                {on !== undefined && (
                  <Button kind="text" small onClick={() => change({ on: undefined })}>
                    {t("backToToday")}
                  </Button>
                )}
              </span>
            }
            note={on === undefined ? t("basicFactsNote") : t("thatDay", { day: on })}
          />
          <PeriodsSheet periods={periods} today={today} />
          <PostsSheet posts={posts} />
        </div>
        <div className="stack">
          <LooksSheet personId={personId} />
          <HistorySheet personId={personId} />
        </div>
      </div>
    </>
  );
}
