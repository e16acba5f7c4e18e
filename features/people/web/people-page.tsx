import { useMe } from "#ui/account/me.tsx";
import { call } from "#ui/api/call.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { TextLink, useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import type { GridColumn } from "#ui/table/grid-props.ts";
import { RowGrid } from "#ui/table/row-grid.tsx";
import { useKeysetRows } from "#ui/table/use-rows.ts";
import { countPeople, listPeople, type PersonRow } from "../contract.ts";
import { peopleMessages } from "../messages.ts";
import { elementName, elementValue } from "./element-value.ts";
import { FilterBar } from "./filter-bar.tsx";
import { type ColumnKey, columnsOf, filterOf, sortOf } from "./list-view.ts";
import { ViewBar } from "./view-bar.tsx";

const FIELD: Record<ColumnKey, keyof PersonRow> = {
  name: "name",
  sex: "sex",
  birth_date: "birthDate",
  ethnicity: "ethnicity",
  education: "education",
  member_type: "memberType",
  join_date: "joinDate",
  branch: "bodyName",
  work_post: "workPost",
  identity_number: "identityMask",
  phone: "phoneMask",
  occupation: "occupation",
  member_state: "memberState",
  full_date: "fullDate",
  official_level: "officialLevel",
};

const WIDTH: Partial<Record<ColumnKey, number>> = {
  name: 120,
  sex: 56,
  birth_date: 110,
  ethnicity: 92,
  education: 110,
  member_type: 110,
  join_date: 110,
  full_date: 110,
  identity_number: 190,
  phone: 140,
};
const SORTABLE = new Set<ColumnKey>(["name", "birth_date", "join_date"]);
const ON_PHONE = new Set<ColumnKey>(["name", "branch"]);

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
  const columns = useColumns(columnsOf(address));
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
        columns={columns}
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

function useColumns(keys: readonly ColumnKey[]): GridColumn<PersonRow>[] {
  const { language } = useLanguage();
  return keys.map((key) => ({
    key,
    title: elementName(key, language),
    width: WIDTH[key],
    sortable: SORTABLE.has(key),
    onPhone: ON_PHONE.has(key),
    cell: (person) =>
      key === "branch" ? (
        <TextLink to={`/bodies/${person.bodyId}`}>{person.bodyName}</TextLink>
      ) : (
        elementValue(key, person[FIELD[key]], language)
      ),
  }));
}
