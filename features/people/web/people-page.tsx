import { useEffect, useState } from "react";
import { readBody } from "#features/bodies/contract.ts";
import { useMay, useMe } from "#ui/account/me.tsx";
import { call } from "#ui/api/call.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { ButtonLink, useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading } from "#ui/page/states.tsx";
import { RowGrid } from "#ui/table/row-grid.tsx";
import { useKeysetRows } from "#ui/table/use-rows.ts";
import { listViews, type SavedView } from "../changes.contract.ts";
import { countPeople, listPeople, type PersonRow } from "../contract.ts";
import { peopleMessages } from "../messages.ts";
import { ColumnPanel } from "./column-panel.tsx";
import { columnOf, useColumns, usePhoneColumns } from "./columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import {
  type Address,
  addressOf,
  type Column,
  columnsOf,
  columnsText,
  exportAddress,
  filterOf,
  keepWidth,
  sortOf,
} from "./list-view.ts";
import { ViewPanel } from "./view-panel.tsx";

/** The roster of a subtree. An address that says nothing opens the view that somebody made the default. */
export function PeoplePage() {
  const t = useText(peopleMessages);
  const [address, change] = useAddressState();
  const views = useLook(listViews, {});
  const chosen = views.data?.views.find((view) => view.isDefault);
  const opens = Object.values(address).every((value) => value === undefined) ? chosen : undefined;
  useEffect(() => {
    if (opens) change({ ...addressOf(opens.view), view: opens.viewId });
    // Once for each opening of the bare address: `change` is another function at every drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as said
  }, [opens]);
  if (views.loading || opens) return <Loading rows={12} what={t("people")} />;
  return <PeopleList views={views.data?.views ?? []} address={address} change={change} />;
}

interface PeopleListProps {
  views: readonly SavedView[];
  address: Address;
  change: (next: Record<string, string | undefined>) => void;
}

/** Windowed, filtered, sorted, with columns of one's own; every state is an address. */
function PeopleList({ views, address, change }: PeopleListProps) {
  const t = useText(peopleMessages);
  const { body } = useMe();
  const filter = filterOf(address, body.id);
  const { sort, direction } = sortOf(address);
  const count = useLook(countPeople, filter, { keepFormer: true });
  const rows = useKeysetRows<PersonRow>(
    JSON.stringify([filter, sort, direction]),
    async (after, signal) =>
      call(
        listPeople,
        { ...filter, sort, direction, limit: 100, ...(after !== undefined && { after }) },
        { signal },
      ),
    count.data?.count,
  );
  const narrow = useNarrow();
  const [dragged, setDragged] = useState<Column>();
  const shown = columnsOf(address);
  const wide = useColumns(shown.map((column) => (column.key === dragged?.key ? dragged : column)));
  const slim = usePhoneColumns(useIsBranch(filter.body, narrow));
  function putColumns(columns: readonly Column[] | undefined) {
    setDragged(undefined);
    change({ columns: columns && columnsText(columns).join(",") });
  }
  return (
    <>
      <ListHead {...{ views, address, change, shown, putColumns }} people={count.data} />
      <FilterBar key={address["view"] ?? ""} filter={filter} onChange={change} />
      <RowGrid
        label={t("people")}
        columns={narrow ? slim : wide}
        rows={rows}
        rowKey={(person) => person.personId}
        rowName={(person) => person.name}
        linkOf={(person) => `/people/${person.personId}`}
        sort={{ key: sort, direction: direction === "asc" ? "ascending" : "descending" }}
        onSort={(wanted) =>
          change({ sort: wanted.key, direction: wanted.direction === "descending" ? "desc" : undefined })
        }
        onWidth={(of, width, done) => {
          const column = { key: columnOf(of), width: keepWidth(width) };
          if (done) putColumns(shown.map((one) => (one.key === column.key ? column : one)));
          else setDragged(column);
        }}
        empty={t("noPeople")}
      />
    </>
  );
}

interface ListHeadProps extends PeopleListProps {
  people: { count: number; exact: boolean } | undefined;
  shown: readonly Column[];
  putColumns: (columns: readonly Column[] | undefined) => void;
}

/** Title, number, and what opens below: views and columns. */
function ListHead({ views, address, change, people, shown, putColumns }: ListHeadProps) {
  const t = useText(peopleMessages);
  const narrow = useNarrow();
  const mayWrite = useMay("people.write");
  const mayExport = useMay("rosters.export");
  const { body } = useMe();
  const [open, setOpen] = useState<"views" | "columns">();
  const view = views.find((one) => one.viewId === address["view"]);
  const toggle = (panel: "views" | "columns") => setOpen(open === panel ? undefined : panel);
  return (
    <>
      <PageHead
        title={view?.name ?? t("people")}
        actions={
          <>
            <Button aria-expanded={open === "views"} onClick={() => toggle("views")}>
              {t("savedViews")}
            </Button>
            {!narrow && (
              <Button aria-expanded={open === "columns"} onClick={() => toggle("columns")}>
                {t("columns")}
              </Button>
            )}
            {mayExport && <ButtonLink to={exportAddress(address, body.id)}>{t("exportList")}</ButtonLink>}
            {mayWrite && <ButtonLink to="/people/new">{t("addPerson")}</ButtonLink>}
          </>
        }
      >
        <span className="mut" role="status">
          {people && t(people.exact ? "count" : "countOver", { count: people.count })}
        </span>
      </PageHead>
      {open === "views" && (
        <ViewPanel views={views} address={address} onChoose={change} onClose={() => setOpen(undefined)} />
      )}
      {open === "columns" && (
        <ColumnPanel columns={shown} onChange={putColumns} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

/** Whether the list is one branch's: then the branch of each row says nothing. */
function useIsBranch(body: string | undefined, enabled: boolean): boolean {
  const found = useLook(
    readBody,
    { bodyId: (body ?? "") as never },
    { enabled: enabled && body !== undefined },
  );
  return found.data?.kind === "3";
}
