import { useRef, useState } from "react";
import { formatMoment } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { FieldFrame } from "#ui/form/field-frame.tsx";
import { Form } from "#ui/form/form.tsx";
import { useText } from "#ui/language/language.tsx";
import { TextLink, useGo } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block, Sheet } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type ImportRun, listRuns, pasteRoster, uploadRoster } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";
import { ExportsBlock } from "./exports-block.tsx";
import { rosterTitles } from "./titles.ts";

const STATE_WORDS = {
  checking: "stateChecking",
  refused: "stateRefused",
  needs_choice: "stateChoice",
  checked: "stateChecked",
  committing: "stateCommitting",
  committed: "stateCommitted",
  failed: "stateFailed",
  withdrawn: "stateWithdrawn",
} as const;

/** Rosters in and out: send a file, paste rows, and what became of earlier ones. */
export function ImportsPage() {
  const t = useText(rosterMessages);
  const title = useText(rosterTitles);
  const { body } = useMe();
  return (
    <>
      <PageHead title={title("imports")}>
        <span className="mut">
          {t("into")} {body.name}
        </span>
      </PageHead>
      <div className="cols even">
        <UploadSheet />
        <PasteSheet />
      </div>
      <RunsBlock />
      <ExportsBlock />
    </>
  );
}

function UploadSheet() {
  const t = useText(rosterMessages);
  const title = useText(rosterTitles);
  const go = useGo();
  const { body } = useMe();
  const [file, setFile] = useState<File>();
  const [asked, setAsked] = useState(false);
  const upload = useCommand(uploadRoster, { onDone: ({ runId }) => go(`/imports/${runId}`) });
  return (
    <Sheet title={title("importRoster")}>
      <p className="mut">{t("importNote")}</p>
      <Form
        label={title("importRoster")}
        errors={upload.fieldErrors}
        refusal={upload.refusal?.words}
        onSend={() => {
          setAsked(true);
          if (file) upload.send({ body: body.id, name: file.name }, file);
        }}
      >
        <FilePick file={file} onPick={setFile} error={asked && !file ? t("noFile") : undefined} />
        <Button kind="pri" type="submit" pending={upload.pending}>
          {t("check")}
        </Button>
      </Form>
    </Sheet>
  );
}

interface FilePickProps {
  file: File | undefined;
  onPick: (file: File | undefined) => void;
  error: string | undefined;
}

/** The browser's own words for choosing a file are in the language of the machine, so these are ours. */
function FilePick({ file, onPick, error }: FilePickProps) {
  const t = useText(rosterMessages);
  return (
    <FieldFrame name="name" label={t("rosterFile")} error={error}>
      {(control) => (
        <span className="row pick-file">
          <input
            {...control}
            className="vh"
            type="file"
            accept=".xlsx,.csv,.txt,.tsv"
            onChange={(event) => onPick(event.target.files?.[0])}
          />
          <label className="btn" htmlFor={control.id}>
            {t("chooseFile")}
          </label>
          <span className={file ? undefined : "mut"}>{file?.name ?? t("noFileYet")}</span>
        </span>
      )}
    </FieldFrame>
  );
}

function PasteSheet() {
  const t = useText(rosterMessages);
  const go = useGo();
  const { body } = useMe();
  const box = useRef<HTMLTextAreaElement>(null);
  const paste = useCommand(pasteRoster, { onDone: ({ runId }) => go(`/imports/${runId}`) });
  return (
    <Sheet title={t("paste")}>
      <Form
        label={t("paste")}
        errors={paste.fieldErrors}
        refusal={paste.refusal?.words}
        labels={{ text: t("pasteNote") }}
        onSend={() => paste.send({ body: body.id, text: box.current?.value ?? "" })}
      >
        <FieldFrame name="text" label={t("pasteNote")}>
          {(control) => <textarea {...control} ref={box} className="in area" rows={4} spellCheck={false} />}
        </FieldFrame>
        <Button type="submit" pending={paste.pending}>
          {t("checkPasted")}
        </Button>
      </Form>
    </Sheet>
  );
}

/** Pasted rows have no name of their own. */
export function useFileName(): (run: Pick<ImportRun, "fileName">) => string {
  const t = useText(rosterMessages);
  return (run) => (run.fileName === "pasted.tsv" ? t("pasted") : run.fileName);
}

function RunsBlock() {
  const t = useText(rosterMessages);
  const nameOf = useFileName();
  const runs = useLook(listRuns, {}, { freshFor: 5000 }).data?.runs ?? [];
  return (
    <Block title={t("myImports")}>
      <DataTable
        label={t("myImports")}
        dense
        rows={runs}
        rowKey={(run) => run.runId}
        empty={t("noImports")}
        columns={[
          {
            key: "file",
            title: t("file"),
            cell: (run) => <TextLink to={`/imports/${run.runId}`}>{nameOf(run)}</TextLink>,
          },
          { key: "when", title: t("when"), width: 160, cell: (run) => formatMoment(run.madeAt) },
          {
            key: "rows",
            title: t("rows"),
            numeric: true,
            cell: (run) => run.totals?.dataRows.toLocaleString("en") ?? "—",
          },
          {
            key: "bad",
            title: t("mustMend"),
            numeric: true,
            cell: (run) => run.totals?.bad.toLocaleString("en") ?? "—",
          },
          { key: "state", title: t("state"), cell: (run) => t(STATE_WORDS[run.state]) },
        ]}
      />
    </Block>
  );
}
