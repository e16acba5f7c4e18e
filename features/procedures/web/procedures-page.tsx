import type { z } from "zod";
import { useLook } from "#ui/api/use-look.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { listProcedures } from "../contract.ts";
import { procedureMessages } from "../messages.ts";

type Line = z.infer<typeof listProcedures.output>["procedures"][number];

/** Every matter that can be done here, with its editions. */
export function ProceduresPage() {
  const t = useText(procedureMessages);
  const look = useLook(listProcedures, {});
  return (
    <>
      <PageHead title={t("procedures")}>
        <span className="mut">{t("note")}</span>
      </PageHead>
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!look.problem && !look.data && <Loading rows={6} what={t("procedures")} />}
      {look.data && <Lines lines={look.data.procedures} />}
    </>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const t = useText(procedureMessages);
  const say = useWords();
  return (
    <DataTable<Line>
      label={t("procedures")}
      rows={lines}
      rowKey={(line) => line.code}
      columns={[
        {
          key: "name",
          title: t("name"),
          cell: (line) => <TextLink to={`/procedures/${line.code}`}>{say(line.name)}</TextLink>,
        },
        {
          key: "now",
          title: t("inForce"),
          cell: (line) => {
            const current = line.editions.find((edition) => edition.current);
            return current && `${say(current.name)} ${t("since", { day: current.validFrom })}`;
          },
        },
        {
          key: "editions",
          title: t("editions"),
          cell: (line) => (
            <span className="row">
              {line.editions.map(({ edition, name }) => (
                <TextLink key={edition} to={`/procedures/${line.code}?edition=${edition}`}>
                  {say(name)}
                </TextLink>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}
