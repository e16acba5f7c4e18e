import { useLook } from "#ui/api/use-look.ts";
import { Select } from "#ui/form/select.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { useAddressState, usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block, Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { useLanguage } from "#ui/language/language.tsx";
import { type Definition, listProcedures, readBpmn, readProcedure } from "../contract.ts";
import { procedureMessages } from "../messages.ts";
import { ProcedureDrawing } from "./procedure-drawing.tsx";
import { ArchiveLists, ExceptionList, PaperTable } from "./paper-tables.tsx";
import { StepRules } from "./step-rules.tsx";
import { StepTable } from "./step-table.tsx";

/** One matter: how it is drawn, its steps with their rules, its papers, its exceptions. */
export function ProcedurePage() {
  const t = useText(procedureMessages);
  const procedure = usePathPart("procedure");
  const [address] = useAddressState();
  const edition = address["edition"];
  const look = useLook(readProcedure, edition === undefined ? { procedure } : { procedure, edition });
  if (look.problem) return <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={10} what={t("procedure")} />;
  return <Whole definition={look.data.definition} />;
}

function Whole({ definition }: { definition: Definition }) {
  const t = useText(procedureMessages);
  const [address, change] = useAddressState();
  const step = definition.steps.find(({ code }) => code === address["step"]);
  const choose = (code: string | undefined) => change({ step: code });
  return (
    <>
      <Head definition={definition} />
      <div className="stack">
        <Sheet title={t("drawing")} note={t("drawingNote")} space="none">
          <ProcedureDrawing definition={definition} chosen={step?.code} onChoose={choose} />
        </Sheet>
        {step && <StepRules definition={definition} step={step} onClose={() => choose(undefined)} />}
        <Block title={t("steps")}>
          <StepTable definition={definition} chosen={step?.code} onChoose={choose} />
        </Block>
        <Block title={t("papers")}>
          <PaperTable definition={definition} />
        </Block>
        {definition.archives.length > 0 && <ArchiveLists definition={definition} />}
        <ExceptionList definition={definition} />
      </div>
    </>
  );
}

function Head({ definition }: { definition: Definition }) {
  const t = useText(procedureMessages);
  const say = useWords();
  const { language } = useLanguage();
  const { code, edition } = definition;
  return (
    <PageHead
      title={say(definition.name)}
      crumbs={[{ label: t("procedures"), to: "/procedures" }]}
      actions={
        <>
          <EditionChoice definition={definition} />
          <DownloadButton endpoint={readBpmn} input={{ procedure: code, edition, language }}>
            {t("bpmn")}
          </DownloadButton>
        </>
      }
    >
      <span className="mut">
        {say(definition.editionName)} {t("since", { day: definition.validFrom })}
        {" · "}
        {t("size", {
          stages: definition.stages.length,
          steps: definition.steps.length,
          papers: definition.materials.length,
        })}
      </span>
    </PageHead>
  );
}

/** Only where there is more than one. */
function EditionChoice({ definition }: { definition: Definition }) {
  const t = useText(procedureMessages);
  const say = useWords();
  const [, change] = useAddressState();
  const look = useLook(listProcedures, {});
  const editions = look.data?.procedures.find(({ code }) => code === definition.code)?.editions ?? [];
  if (editions.length < 2) return null;
  return (
    <Select
      name="edition"
      label={t("edition")}
      value={definition.edition}
      options={editions.map((one) => ({ value: one.edition, label: say(one.name) }))}
      onChange={(edition) => change({ edition, step: undefined })}
    />
  );
}
