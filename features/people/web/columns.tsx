import { findElement } from "#features/dictionary/contract.ts";
import { useAppearance } from "#ui/appearance/appearance.ts";
import { useLanguage } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import type { GridColumn } from "#ui/table/grid-props.ts";
import type { PersonRow } from "../contract.ts";
import { elementName, elementValue } from "./element-value.ts";
import type { Column, ColumnKey } from "./list-view.ts";

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

/** Columns whose heads sort, with the sort of the list that they ask for. */
const SORT_OF: Partial<Record<ColumnKey, "name" | "birth_date" | "join_date" | "body">> = {
  name: "name",
  birth_date: "birth_date",
  join_date: "join_date",
  branch: "body",
};

/** The column behind the key of a head. */
export function columnOf(key: string): ColumnKey {
  const sorted = Object.entries(SORT_OF).find(([, sort]) => sort === key)?.[0];
  return (sorted ?? key) as ColumnKey;
}

/** px; by the kind of the element, since a code is a word of a few characters and words are longer in English. */
const WIDTH = { date: [110, 114], code: [110, 150], identity: [190, 180], phone: [140, 140] } as const;
const OWN_WIDTH: Partial<Record<ColumnKey, readonly [zh: number, en: number]>> = {
  name: [120, 104],
  sex: [64, 72],
  ethnicity: [92, 96],
  education: [110, 190],
  member_type: [110, 120],
};

/** Width that a column has until somebody changes it; undefined: it takes what is left. */
export function startWidth(key: ColumnKey, language: "zh" | "en"): number | undefined {
  const kinds: Record<string, readonly [number, number] | undefined> = WIDTH;
  const widths = OWN_WIDTH[key] ?? kinds[findElement(key)?.type ?? ""];
  return widths?.[language === "zh" ? 0 : 1];
}

/** By how much words are wider in large type. */
const LARGE = 1.4;

function scaled(width: number | undefined, scale: number): number | undefined {
  return width === undefined ? undefined : Math.round(width * scale);
}

/** The columns of the list, each from its element of the dictionary. */
export function useColumns(columns: readonly Column[]): GridColumn<PersonRow>[] {
  const { language } = useLanguage();
  const { size } = useAppearance();
  const scale = size === "large" ? LARGE : 1;
  return columns.map(({ key, width }) => ({
    key: SORT_OF[key] ?? key,
    title: elementName(key, language),
    width: scaled(width ?? startWidth(key, language), scale),
    sortable: SORT_OF[key] !== undefined,
    cell: (person) =>
      key === "branch" ? (
        <TextLink to={`/bodies/${person.bodyId}`}>{person.bodyName}</TextLink>
      ) : (
        elementValue(key, person[FIELD[key]], language)
      ),
  }));
}

/** On a phone: the name, and beside it two lines of what tells people of one name apart. */
export function usePhoneColumns(oneBranch: boolean): GridColumn<PersonRow>[] {
  const { language } = useLanguage();
  const words = (key: ColumnKey, person: PersonRow) => elementValue(key, person[FIELD[key]], language);
  const second: ColumnKey = oneBranch ? "work_post" : "branch";
  return [
    {
      key: "name",
      title: elementName("name", language),
      sortable: true,
      onPhone: true,
      cell: (person) => person.name,
    },
    {
      key: "birth_date",
      title: elementName("birth_date", language),
      sortable: true,
      onPhone: true,
      cell: (person) => (
        <span className="two-lines">
          <span>
            {words("birth_date", person)} {words("member_type", person)}
          </span>
          <span className="mut">{words(second, person)}</span>
        </span>
      ),
    },
  ];
}
