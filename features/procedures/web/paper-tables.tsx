import { useText, useWords } from "#ui/language/language.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { basisOf } from "../basis.rules.ts";
import type { Definition, MaterialDefinition } from "../definition.contract.ts";
import { procedureMessages } from "../messages.ts";

interface Props {
  definition: Definition;
}

/** The papers of a procedure with the least that each rule needs. */
export function PaperTable({ definition }: Props) {
  const t = useText(procedureMessages);
  const say = useWords();
  return (
    <DataTable<MaterialDefinition>
      label={t("papers")}
      dense
      rows={definition.materials}
      rowKey={(paper) => paper.code}
      columns={[
        { key: "code", title: t("paperNumber"), width: 56, cell: (paper) => paper.code },
        { key: "name", title: t("paper"), cell: (paper) => say(paper.name) },
        { key: "kind", title: t("kind"), width: 130, cell: (paper) => t(paper.kind) },
        { key: "least", title: t("least"), cell: (paper) => say(paper.least) },
        { key: "basis", title: t("basis"), cell: (paper) => say(basisOf(definition, paper.basis).short) },
      ]}
    />
  );
}

/** How many papers each list of the archive asks for. */
export function ArchiveLists({ definition }: Props) {
  const t = useText(procedureMessages);
  const say = useWords();
  return (
    <Block title={t("archives")}>
      <DataTable<Definition["archives"][number]>
        label={t("archives")}
        dense
        rows={definition.archives}
        rowKey={(archive) => archive.code}
        columns={[
          { key: "name", title: t("archives"), cell: (archive) => say(archive.name) },
          {
            key: "items",
            title: t("papers"),
            numeric: true,
            width: 96,
            cell: (archive) => t("archiveCount", { count: archive.items.length }),
          },
          {
            key: "note",
            title: t("basis"),
            cell: (archive) => <span className="mut">{say(archive.note)}</span>,
          },
        ]}
      />
    </Block>
  );
}

/** The ways through that an authorising document opens. */
export function ExceptionList({ definition }: Props) {
  const t = useText(procedureMessages);
  const say = useWords();
  return (
    <Block title={t("exceptions")}>
      <DataTable<Definition["variants"][number]>
        label={t("exceptions")}
        dense
        rows={definition.variants}
        rowKey={(variant) => variant.code}
        empty={t("noExceptions")}
        columns={[
          { key: "name", title: t("exceptions"), cell: (variant) => say(variant.name) },
          {
            key: "waives",
            title: t("rules"),
            cell: (variant) => t("waives", { codes: variant.waives.join(", ") }),
          },
          {
            key: "basis",
            title: t("basis"),
            cell: (variant) => say(basisOf(definition, variant.basis).full),
          },
        ]}
      />
    </Block>
  );
}
