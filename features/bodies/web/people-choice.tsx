import type { ReactNode } from "react";
import { codeName, findCodeList } from "#features/dictionary/contract.ts";
import { listPeople, type PersonRow } from "#features/people/contract.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Checkbox } from "#ui/form/checkbox.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading } from "#ui/page/states.tsx";
import { type Column, DataTable } from "#ui/table/data-table.tsx";
import { rearrangeMessages } from "./rearrange-messages.ts";

/** Everybody with a file: also applicants and those who have left go along with their branch. */
const ALL_TYPES = (findCodeList("member_type")?.entries ?? []).map((entry) => entry.code).join(",");
const MOST = 200;

function usePeople(bodyId: string) {
  return useLook(listPeople, { body: bodyId, memberType: ALL_TYPES, limit: MOST });
}

interface PeopleTableProps {
  bodyId: string;
  title: string;
  noteOf: (rows: readonly PersonRow[]) => string;
  asideOf?: (rows: readonly PersonRow[]) => ReactNode;
  column: Omit<Column<PersonRow>, "key" | "title">;
}

/** The people of a branch, one to a line, with what is decided about each at the right. */
function PeopleTable({ bodyId, title, noteOf, asideOf, column }: PeopleTableProps) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const narrow = useNarrow();
  const people = usePeople(bodyId);
  const rows = people.data?.rows;
  if (!rows) return <Loading rows={8} />;
  const aside = asideOf?.(rows);
  const typeOf = (row: PersonRow) => codeName("member_type", row.memberType, language);
  const inOneLine = (row: PersonRow) => (
    <>
      {row.name}{" "}
      <span className="dim sm">
        {row.birthDate ?? "—"} {typeOf(row)}
      </span>
    </>
  );
  const apart: Column<PersonRow>[] = [
    { key: "name", title: t("person"), width: 140, cell: (row) => row.name },
    { key: "born", title: t("born"), width: 110, cell: (row) => row.birthDate ?? "—" },
    { key: "type", title: t("memberType"), width: 120, cell: typeOf },
  ];
  return (
    <Block title={title} note={noteOf(rows)} {...(aside !== undefined && { aside })}>
      <DataTable
        label={title}
        dense
        rows={rows}
        rowKey={(row) => row.personId}
        empty={t("noPeople")}
        columns={[
          ...(narrow ? [{ key: "name", title: t("person"), cell: inOneLine }] : apart),
          { ...column, key: "goes", title: t("goesTo") },
        ]}
      />
      {people.data?.next !== null && <MessageLine kind="warn" word={t("tooManyPeople")} />}
    </Block>
  );
}

interface ChosenPeopleProps {
  bodyId: string;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** People of a branch, some of whom go to the new one. */
export function ChosenPeople({ bodyId, chosen, onChange }: ChosenPeopleProps) {
  const t = useText(rearrangeMessages);
  const toggle = (id: string, wanted: boolean) =>
    onChange(wanted ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <PeopleTable
      bodyId={bodyId}
      title={t("going")}
      noteOf={() => t("goingNote", { count: chosen.length })}
      column={{
        cell: (row) => (
          <Checkbox
            name={`goes-${row.personId}`}
            label={row.name}
            hideLabel
            checked={chosen.includes(row.personId)}
            onChange={(wanted) => toggle(row.personId, wanted)}
          />
        ),
      }}
    />
  );
}

export interface SeatsProps {
  bodyId: string;
  /** What each part is called, in the order of the parts. */
  parts: readonly string[];
  mayStay: boolean;
  seats: Readonly<Record<string, number>>;
  onChange: (seats: Readonly<Record<string, number>>) => void;
}

/** Everybody of a branch with the part that they go to. */
export function Seats({ bodyId, parts, mayStay, seats, onChange }: SeatsProps) {
  const t = useText(rearrangeMessages);
  const places = [...(mayStay ? [""] : []), ...parts.map((_, index) => String(index))];
  const options = places.map((value) => ({
    value,
    label: value === "" ? t("stays") : (parts[Number(value)] ?? value),
  }));
  const seat = (id: string, value: string) => {
    const { [id]: _former, ...rest } = seats;
    onChange(value === "" ? rest : { ...rest, [id]: Number(value) });
  };
  const placedOf = (rows: readonly PersonRow[]) =>
    rows.filter((row) => seats[row.personId] !== undefined).length;
  return (
    <PeopleTable
      bodyId={bodyId}
      title={t("seats")}
      noteOf={(rows) => t("seatsNote", { placed: placedOf(rows), left: rows.length - placedOf(rows) })}
      asideOf={(rows) => (
        <Button small onClick={() => onChange(dealt(rows, places))}>
          {t("dealOut")}
        </Button>
      )}
      column={{
        cell: (row) => (
          <RadioGroup
            name={`seat-${row.personId}`}
            label={row.name}
            hideLabel
            look="strip"
            options={options}
            value={String(seats[row.personId] ?? "")}
            onChange={(value) => seat(row.personId, value)}
          />
        ),
      }}
    />
  );
}

/** Deals people out over the places in turn, those of one member type together, so that every part gets full members. */
function dealt(rows: readonly PersonRow[], places: readonly string[]): Record<string, number> {
  const order = rows.toSorted((left, right) => left.memberType.localeCompare(right.memberType));
  return Object.fromEntries(
    order.flatMap((row, index) => {
      const place = places[index % places.length] ?? "";
      return place === "" ? [] : [[row.personId, Number(place)] as const];
    }),
  );
}
