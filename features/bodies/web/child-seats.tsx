import { codeName } from "#features/dictionary/contract.ts";
import { useLook } from "#ui/api/use-look.ts";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { listBodies } from "../contract.ts";
import type { SeatsProps } from "./people-choice.tsx";
import { rearrangeMessages } from "./rearrange-messages.ts";

const MOST = 200;

/** The bodies directly below one that is split, each with the part that it goes to. */
export function ChildSeats({ bodyId, parts, mayStay, seats, onChange }: SeatsProps) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const children = useLook(listBodies, { bodyId: bodyId as never, limit: MOST });
  const rows = children.data?.rows;
  if (!rows) return <Loading rows={6} />;
  const options = [
    ...(mayStay ? [{ value: "", label: t("stays") }] : []),
    ...parts.map((label, index) => ({ value: String(index), label })),
  ];
  const seat = (id: string, value: string) => {
    const { [id]: _former, ...rest } = seats;
    onChange(value === "" ? rest : { ...rest, [id]: Number(value) });
  };
  const placed = rows.filter((row) => seats[row.bodyId] !== undefined).length;
  return (
    <Block title={t("childSeats")} note={t("childSeatsNote", { placed, left: rows.length - placed })}>
      <DataTable
        label={t("childSeats")}
        dense
        rows={rows}
        rowKey={(row) => row.bodyId}
        empty={t("noChildren")}
        columns={[
          { key: "name", title: t("bodyName"), cell: (row) => row.name },
          { key: "kind", title: t("kind"), cell: (row) => codeName("body_kind", row.kind, language) },
          {
            key: "goes",
            title: t("goesTo"),
            cell: (row) => (
              <RadioGroup
                name={`seat-${row.bodyId}`}
                label={row.name}
                hideLabel
                look="strip"
                options={options}
                value={String(seats[row.bodyId] ?? "")}
                onChange={(value) => seat(row.bodyId, value)}
              />
            ),
          },
        ]}
      />
      {children.data?.next !== null && <MessageLine kind="warn" word={t("tooManyChildren")} />}
    </Block>
  );
}
