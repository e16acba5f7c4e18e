import { useState } from "react";
import { findElement } from "#features/dictionary/contract.ts";
import { formatMoment } from "#foundation/messages/format.ts";
import { useMay } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { ConfirmSection } from "#ui/page/confirm-section.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import {
  type AnnualAnswer,
  freezeAnnual,
  listCorrections,
  readSnapshot,
  type Snapshot,
} from "../annual.contract.ts";
import { annualMessages } from "./annual-messages.ts";

/** Digits of a digest by which people compare it. */
const DIGEST_SHOWN = 16;

/** The frozen year: whether its seal is sound, and what a recount gives differently. */
export function AnnualFrozen({ body, year }: { body: string; year: number }) {
  const t = useText(annualMessages);
  const mayOpen = useMay("people.read");
  const [open, setOpen] = useState(false);
  const look = useLook(readSnapshot, { body, year });
  if (look.problem) return <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return null;
  const { changed } = look.data;
  return (
    <Sheet title={t("frozen")}>
      <SealLine snapshot={look.data} />
      <p>
        {changed.length === 0 ? (
          <Status kind="ok">{t("noneChanged")}</Status>
        ) : (
          <Status kind="warn">{t("changed", { count: changed.length })}</Status>
        )}{" "}
        {mayOpen && !open && changed.length > 0 && (
          <Button small onClick={() => setOpen(true)}>
            {t("records")}
          </Button>
        )}
      </p>
      {changed.length > 0 && <Changed cells={changed} />}
      {open && <Corrections body={body} year={year} />}
    </Sheet>
  );
}

function SealLine({ snapshot }: { snapshot: Snapshot }) {
  const t = useText(annualMessages);
  const { frozen, sound, digest } = snapshot;
  return (
    <p role={sound ? undefined : "alert"}>
      <Status kind={sound ? "ok" : "stop"}>{sound ? t("sound") : t("altered")}</Status>{" "}
      <span className="sm mut">
        {t("frozenBy", {
          by: frozen.madeBy,
          at: formatMoment(frozen.madeAt),
          digest: digest.slice(0, DIGEST_SHOWN),
        })}
      </span>
    </p>
  );
}

function Changed({ cells }: { cells: Snapshot["changed"] }) {
  const t = useText(annualMessages);
  const say = useWords();
  return (
    <details className="as-table">
      <summary>{t("changed", { count: cells.length })}</summary>
      <DataTable
        label={t("changed", { count: cells.length })}
        dense
        rows={cells.map((cell, at) => ({ ...cell, key: String(at) }))}
        rowKey={({ key }) => key}
        columns={[
          { key: "table", title: t("tables"), width: 60, cell: ({ table }) => table },
          { key: "row", title: t("row"), cell: ({ row }) => say(row) },
          { key: "column", title: t("column"), cell: ({ column }) => say(column) },
          {
            key: "frozen",
            title: t("frozenValue"),
            numeric: true,
            cell: ({ frozen }) => frozen.toLocaleString("en"),
          },
          { key: "now", title: t("nowValue"), numeric: true, cell: ({ now }) => now.toLocaleString("en") },
        ]}
      />
    </details>
  );
}

function Corrections({ body, year }: { body: string; year: number }) {
  const t = useText(annualMessages);
  const say = useWords();
  const look = useLook(listCorrections, { body, year });
  if (look.problem) return <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return null;
  return (
    <>
      <h3>{t("recordsTitle")}</h3>
      <DataTable
        label={t("recordsTitle")}
        dense
        rows={look.data.rows.map((row, at) => ({ ...row, key: String(at) }))}
        rowKey={({ key }) => key}
        empty={t("noRecords")}
        columns={[
          {
            key: "person",
            title: t("person"),
            cell: ({ personId, name }) => <TextLink to={`/people/${personId}`}>{name}</TextLink>,
          },
          {
            key: "what",
            title: t("what"),
            cell: ({ element }) => {
              const name = findElement(element)?.name;
              return name ? say(name) : t("membership");
            },
          },
          { key: "when", title: t("when"), cell: ({ recordedAt }) => formatMoment(recordedAt) },
        ]}
      />
      {look.data.more && <p className="sm mut">{t("recordsMore")}</p>}
    </>
  );
}

/** Freezing is final, so it says first what follows. */
export function FreezeYear({ scope, year }: { scope: AnnualAnswer["scope"]; year: number }) {
  const t = useText(annualMessages);
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const command = useCommand(freezeAnnual, { onDone: () => setAsking(false) });
  const text = String(year);
  return (
    <div className="annual-freeze">
      {!asking && (
        <Button kind="pri" onClick={() => setAsking(true)}>
          {t("freeze", { year: text })}
        </Button>
      )}
      {asking && (
        <ConfirmSection
          title={t("freezeTitle", { name: scope.name, year: text })}
          consequences={[t("freezeKeeps"), t("freezeLater"), t("freezeOnce")]}
          action={t("freeze", { year: text })}
          pending={command.pending}
          onConfirm={() => command.send({ bodyId: scope.bodyId, year })}
          onCancel={() => setAsking(false)}
        />
      )}
      {command.refusal && (
        <MessageLine kind="stop" word={t("refused")}>
          {say(command.refusal.words)}
        </MessageLine>
      )}
    </div>
  );
}
