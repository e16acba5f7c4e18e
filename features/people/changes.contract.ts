import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";
import { freeText, PersonFilter, PersonId, SORTS } from "./contract.ts";

const PartialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "写成 1998、1998-07 或 1998-07-01 / Write 1998, 1998-07 or 1998-07-01");

const NAME_MISSING = "要写姓名 / Write the name";

/** The elements of a person that are typed, as the store keeps them; codes are those of the dictionary. */
export const PersonFacts = z.strictObject({
  name: freeText(60, NAME_MISSING).min(1, NAME_MISSING),
  sex: z.string().max(2).nullable(),
  birthDate: PartialDate.nullable(),
  ethnicity: z.string().max(2).nullable(),
  education: z.string().max(2).nullable(),
  nativePlace: freeText(60).nullable(),
  occupation: z.string().max(4).nullable(),
  workPost: freeText(120).nullable(),
  identityNumber: z.string().max(18).nullable(),
  phone: z.string().trim().max(20).nullable(),
  memberType: z.string("选一个人员类别 / Choose the member type").max(2),
  memberState: z.string().max(2).nullable(),
  officialLevel: z.string().max(2).nullable(),
  applyDate: PartialDate.nullable(),
  activistDate: PartialDate.nullable(),
  objectDate: PartialDate.nullable(),
  joinDate: PartialDate.nullable(),
  fullDate: PartialDate.nullable(),
  remark: freeText(300).nullable(),
});
export type PersonFacts = z.infer<typeof PersonFacts>;
/** Some of the facts; what is undefined was not typed, null means known to be empty. */
export type SomeFacts = { [field in keyof PersonFacts]?: PersonFacts[field] | undefined };

const SourceInput = z.strictObject({
  kind: z.enum(["archive", "form", "meeting", "decision", "seen", "typed"]),
  title: freeText(120).min(2, "写明出处，例如“身份证原件” / Say where it comes from"),
  dated: z.iso.date().nullable(),
});

const IDENTITY_REFUSALS = {
  identity_taken: {
    zh: "这个公民身份号码已在另一份档案里，请先查重",
    en: "This identity number stands in another file; look for the duplicate first",
  },
  identity_wrong: { zh: "公民身份号码不对：{fault}", en: "The identity number is wrong: {fault}" },
  code_unknown: {
    zh: "“{element}”的代码 {code} 不在代码表里",
    en: "Code {code} of {element} is not in its code list",
  },
  date_impossible: {
    zh: "“{element}”的日期不存在或还没有到",
    en: "The date of {element} does not exist or has not come",
  },
  date_order: { zh: "“{later}”早于“{earlier}”，请核对", en: "{later} comes before {earlier}, please check" },
} as const;

/** Changing the member type by hand is refused: it follows from a recorded decision of the body entitled to it. */
export const correctFacts = endpoint({
  name: "people.correct-facts",
  method: "POST",
  path: "/people/:personId/corrections",
  permission: "people.write",
  purpose: "roster-keeping",
  fields: "personal",
  summary: { zh: "更正一个人的事实，注明出处", en: "Corrects facts of a person, with their source" },
  input: z.strictObject({
    personId: PersonId,
    version: z.int().min(1),
    facts: PersonFacts.omit({ memberType: true, memberState: true, officialLevel: true })
      .partial()
      .refine((facts) => Object.keys(facts).length > 0, "至少改一项 / Change at least one"),
    source: SourceInput,
  }),
  output: z.strictObject({ personId: PersonId, version: z.int(), changed: z.array(z.string()) }),
  refusals: {
    ...IDENTITY_REFUSALS,
    nothing_changed: { zh: "和现有记录一样，没有要改的", en: "The same as held already, nothing to change" },
  },
});

export const addPerson = endpoint({
  name: "people.add-person",
  method: "POST",
  path: "/people",
  permission: "people.write",
  purpose: "roster-keeping",
  fields: "personal",
  summary: { zh: "登记一个人", en: "Takes a person into a branch" },
  input: z.strictObject({
    bodyId: z.string().regex(/^\d{1,19}$/, "选一个党支部 / Choose a branch"),
    facts: PersonFacts.partial().extend(PersonFacts.pick({ name: true, memberType: true }).shape),
    since: z.iso.date("写明从哪天起 / Write from which day"),
    source: SourceInput,
  }),
  output: z.strictObject({ personId: PersonId, version: z.int() }),
  refusals: {
    ...IDENTITY_REFUSALS,
    body_not_a_branch: { zh: "人要登记在党支部", en: "People are taken into a branch" },
    body_ended: { zh: "这个组织已经撤销", en: "This body was closed" },
    before_the_branch: {
      zh: "这个党支部 {day} 才成立，起始日不能更早；更早的经历在原来的组织登记",
      en: "The branch was founded on {day}, nobody belongs to it earlier; what was before is recorded at the former body",
    },
    since_to_come: { zh: "起始日还没有到", en: "The day of the beginning is still to come" },
  },
});

export const findAlike = endpoint({
  name: "people.find-alike",
  method: "GET",
  path: "/people/alike",
  permission: "people.write",
  purpose: "roster-keeping",
  fields: "personal",
  summary: {
    zh: "登记以前查重：同一个身份号码，或同名且同日出生",
    en: "Looks for duplicates before adding: the same identity number, or the same name and birth date",
  },
  input: z.object({
    name: z.string().trim().min(1).max(60),
    birthDate: PartialDate.optional(),
    identityNumber: z.string().max(40).optional(),
  }),
  output: z.strictObject({
    alike: z.array(
      z.strictObject({
        personId: PersonId,
        /** `identity`: the same number, so the same person; `name`: perhaps. */
        by: z.enum(["identity", "name"]),
        name: z.string(),
        birthDate: z.string().nullable(),
        bodyName: z.string(),
        identityMask: z.string().nullable(),
      }),
    ),
    /** The number stands in a file that the asker may not see. */
    takenElsewhere: z.boolean(),
  }),
  refusals: {},
});
export type Alike = z.infer<typeof findAlike.output>["alike"][number];

export const SavedView = z.strictObject({
  viewId: z.string(),
  name: z.string(),
  /** The list opens with it. */
  isDefault: z.boolean(),
  view: z.strictObject({
    filter: PersonFilter,
    sort: z.enum(SORTS),
    direction: z.enum(["asc", "desc"]),
    columns: z.array(z.string().max(40)).max(40),
  }),
});
export type SavedView = z.infer<typeof SavedView>;

export const listViews = endpoint({
  name: "people.list-views",
  method: "GET",
  path: "/people/views",
  permission: "people.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "我存下的名单视图", en: "My saved views of the list" },
  input: z.object({}),
  output: z.strictObject({ views: z.array(SavedView) }),
  refusals: {},
});

export const saveView = endpoint({
  name: "people.save-view",
  method: "POST",
  path: "/people/views",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "存下现在的名单视图", en: "Keeps the present list under a name" },
  input: z.strictObject({
    name: freeText(40).min(1, "给视图起个名字 / Give the view a name"),
    view: SavedView.shape.view,
  }),
  output: z.strictObject({ viewId: z.string() }),
  refusals: {
    too_many_views: { zh: "最多存 {most} 个，请先删去不用的", en: "At most {most} views, remove one first" },
  },
});

export const changeView = endpoint({
  name: "people.change-view",
  method: "PUT",
  path: "/people/views/:viewId",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "给视图改名、换成现在的名单，或设为打开名单时的视图",
    en: "Renames a view, puts the present list into it, or makes it the one that opens the list",
  },
  input: z.strictObject({
    viewId: z.string().regex(/^\d{1,19}$/),
    name: freeText(40).min(1, "给视图起个名字 / Give the view a name").optional(),
    isDefault: z.boolean().optional(),
    view: SavedView.shape.view.optional(),
  }),
  output: z.strictObject({ viewId: z.string() }),
  refusals: {},
});

export const removeView = endpoint({
  name: "people.remove-view",
  method: "DELETE",
  path: "/people/views/:viewId",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "删去一个视图", en: "Removes a saved view" },
  input: z.strictObject({ viewId: z.string().regex(/^\d{1,19}$/) }),
  output: z.strictObject({}),
  refusals: {},
});

export const searchPeople = endpoint({
  name: "people.search-people",
  method: "GET",
  path: "/people/search",
  permission: "people.read",
  purpose: "roster-keeping",
  fields: "personal",
  summary: {
    zh: "找人：姓名两个字、拼音、首字母，或完整的身份号码、手机号",
    en: "Finds people by two characters of the name, pinyin, initials, or a whole identity or telephone number",
  },
  input: z.object({
    text: z.string().trim().min(1).max(40),
    body: z
      .string()
      .regex(/^\d{1,19}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.strictObject({
    people: z.array(
      z.strictObject({
        personId: PersonId,
        name: z.string(),
        sex: z.string().nullable(),
        birthDate: z.string().nullable(),
        memberType: z.string(),
        bodyId: z.string(),
        bodyName: z.string(),
      }),
    ),
    more: z.boolean(),
  }),
  refusals: {
    text_too_short: { zh: "至少写两个字，或拼音首字母", en: "Write at least two characters, or initials" },
  },
});
