import { useState } from "react";
import { useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { NOTHING_SELECTED } from "#ui/table/grid-selection.ts";
import { RowGrid } from "#ui/table/row-grid.tsx";
import type { Sort } from "#ui/table/sort.ts";
import { useRangeRows } from "#ui/table/use-rows.ts";
import { TreeWindow } from "#ui/tree/tree-window.tsx";
import { galleryMessages } from "./messages.ts";
import { Part } from "./part.tsx";
import { loadPeople, type SamplePerson } from "./sample-people.ts";
import { SAMPLE_TREE } from "./sample-tree.ts";
import { DUES } from "./samples.ts";

export function ListParts() {
  const t = useText(galleryMessages);
  const [selected, setSelected] = useState({ id: "d1", path: ["city"] });
  return (
    <>
      <Part title={t("table")} wide={3}>
        <DataTable
          label="党费"
          dense
          rows={DUES}
          rowKey={(row) => row.name}
          selectedKey="第二党支部"
          columns={[
            { key: "name", title: "支部", cell: (row) => row.name },
            { key: "members", title: "党员", cell: (row) => row.members, numeric: true },
            { key: "owed", title: "应交", cell: (row) => row.owed, numeric: true },
            {
              key: "paid",
              title: "已交",
              cell: (row) => row.paid,
              numeric: true,
              isBad: (row) => row.paid < row.owed,
            },
            { key: "state", title: "状况", cell: (row) => <Status kind={row.kind}>{row.state}</Status> },
          ]}
          total={{ name: "合计", members: 126, owed: "3,236.50", paid: "3,149.00" }}
          double
        />
      </Part>
      <Part title={t("grid")} wide={3}>
        <div className="two-trees">
          <TreeWindow
            label={t("tree")}
            source={SAMPLE_TREE}
            selected={selected}
            onSelect={(id) => setSelected({ id, path: [] })}
            searchLabel="搜组织"
            foot="62,318 个组织，其中支部 50,012 个。"
            height="560px"
          />
          <People />
        </div>
      </Part>
    </>
  );
}

function People() {
  const t = useText(galleryMessages);
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const [sort, setSort] = useState<Sort>({ key: "name", direction: "ascending" });
  const rows = useRangeRows<SamplePerson>(`${sort.key} ${sort.direction}`, (from, count, signal) =>
    loadPeople(sort.direction === "descending", from, count, signal),
  );
  return (
    <RowGrid
      label={t("grid")}
      rows={rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      linkOf={(row) => `/components?person=${row.id}`}
      sort={sort}
      onSort={setSort}
      selection={selection}
      onSelect={setSelection}
      height="560px"
      columns={[
        { key: "name", title: "姓名", width: 120, sortable: true, onPhone: true, cell: (row) => row.name },
        { key: "sex", title: "性别", width: 64, cell: (row) => row.sex },
        { key: "born", title: "出生", width: 110, cell: (row) => row.born },
        { key: "branch", title: "所在支部", onPhone: true, cell: (row) => row.branch },
        { key: "years", title: "党龄", width: 80, numeric: true, cell: (row) => row.years },
      ]}
    />
  );
}
