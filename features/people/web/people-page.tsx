import { readBody } from "#features/bodies/contract.ts";
import { useMe } from "#ui/account/me.tsx";
import { call } from "#ui/api/call.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { useText } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { RowGrid } from "#ui/table/row-grid.tsx";
import { useKeysetRows } from "#ui/table/use-rows.ts";
import { countPeople, listPeople, type PersonRow } from "../contract.ts";
import { peopleMessages } from "../messages.ts";
import { useColumns, usePhoneColumns } from "./columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { columnsOf, filterOf, sortOf } from "./list-view.ts";
import { ViewBar } from "./view-bar.tsx";

/** The roster of a subtree: windowed, filtered, sorted, with columns of one's own; every state is an address. */
export function PeoplePage() {
  const t = useText(peopleMessages);
  const { body } = useMe();
  const [address, change] = useAddressState();
  const filter = filterOf(address, body.id);
  const { sort, direction } = sortOf(address);
  const count = useLook(countPeople, filter, { keepFormer: true });
  const key = JSON.stringify([filter, sort, direction]);
  const rows = useKeysetRows<PersonRow>(
    key,
    async (after, signal) =>
      call(
        listPeople,
        { ...filter, sort, direction, limit: 100, ...(after !== undefined && { after }) },
        { signal },
      ),
    count.data?.count,
  );
  const narrow = useNarrow();
  const wide = useColumns(columnsOf(address));
  const slim = usePhoneColumns(useIsBranch(filter.body, narrow));
  return (
    <>
      <PageHead title={t("people")} actions={<ViewBar address={address} onChoose={change} />}>
        <span className="mut">
          {count.data && t(count.data.exact ? "count" : "countOver", { count: count.data.count })}
        </span>
      </PageHead>
      <FilterBar address={address} filter={filter} onChange={change} />
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
        empty={t("noPeople")}
      />
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
