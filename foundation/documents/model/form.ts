import { z } from "zod";

/** Lengths are millimetres on paper; sizes of type are points, as Chinese printers name them (小四 = 12). */
const span = { columns: z.int().min(1).default(1), rows: z.int().min(1).default(1) };

const Signature = z.strictObject({
  label: z.string().min(1),
  seal: z.boolean().default(false),
  /** Absent: an empty 年 月 日 to be written by hand. */
  date: z.iso.date().optional(),
});

const LabelCell = z.strictObject({
  kind: z.literal("label"),
  /** Lines are broken by `\n` where its author wants them: a label never wraps by itself. */
  text: z.string(),
  vertical: z.boolean().default(false),
  /** Sets two characters apart by one em (the two characters of 姓名 at both ends). */
  spread: z.boolean().default(true),
  ...span,
});
const ValueCell = z.strictObject({
  kind: z.literal("value"),
  text: z.string(),
  align: z.enum(["start", "center", "end"]).default("center"),
  ...span,
});
/** Flows: grows its row and continues on the next page. */
const TextCell = z.strictObject({ kind: z.literal("text"), paragraphs: z.array(z.string()), ...span });
const PeriodsCell = z.strictObject({
  kind: z.literal("periods"),
  entries: z.array(z.strictObject({ from: z.string(), to: z.string(), text: z.string() })),
  ...span,
});
const OpinionCell = z.strictObject({
  kind: z.literal("opinion"),
  paragraphs: z.array(z.string()),
  signatures: z.array(Signature).min(1),
  ...span,
});
const ChoiceCell = z.strictObject({
  kind: z.literal("choice"),
  options: z.array(z.string()).min(2),
  chosen: z.string().optional(),
  ...span,
});
const PhotoCell = z.strictObject({
  kind: z.literal("photo"),
  /** PNG or JPEG; EXIF must be gone before it comes here. */
  image: z.strictObject({ type: z.enum(["png", "jpg"]), base64: z.base64() }).optional(),
  placeholder: z.string().default("照片"),
  ...span,
});

const Cell = z.discriminatedUnion("kind", [
  LabelCell,
  ValueCell,
  TextCell,
  PeriodsCell,
  OpinionCell,
  ChoiceCell,
  PhotoCell,
]);
const Row = z.strictObject({
  cells: z.array(Cell).min(1),
  minHeight: z.number().positive().default(10),
  /** Repeated at the top of each page the grid reaches; only as first rows. */
  header: z.boolean().default(false),
});
const Grid = z.strictObject({
  kind: z.literal("grid"),
  columns: z.array(z.number().positive()).min(1),
  rows: z.array(Row).min(1),
});
/** A line of its own above a grid; stays on the grid's page. */
const Caption = z.strictObject({ kind: z.literal("caption"), text: z.string().min(1) });
const Note = z.strictObject({ kind: z.literal("note"), text: z.string().min(1) });
const PageBreak = z.strictObject({ kind: z.literal("pageBreak") });

/** A second title, such as the name of a part of a form of several pages. */
const Heading = z.strictObject({
  kind: z.literal("heading"),
  text: z.string().min(1),
  size: z.number().min(9).max(36).default(16),
});
/** Running text over the whole width. */
const Prose = z.strictObject({
  kind: z.literal("prose"),
  paragraphs: z.array(z.string()).min(1),
  size: z.number().min(9).max(22).optional(),
  align: z.enum(["justify", "start", "center", "end"]).default("justify"),
  /** Two characters at the start of each paragraph. */
  indent: z.boolean().default(true),
});
/** Values on ruled lines in the middle of the page, as on a cover. */
const Blanks = z.strictObject({
  kind: z.literal("blanks"),
  rows: z.array(z.strictObject({ label: z.string(), value: z.string() })).min(1),
  labelWidth: z.number().positive(),
  valueWidth: z.number().positive(),
  size: z.number().min(9).max(22).default(16),
});
/** Places to sign outside of a grid, at the right edge. */
const Signatures = z.strictObject({ kind: z.literal("signatures"), signatures: z.array(Signature).min(1) });
/** Empty ruled lines to be written on by hand. */
const Ruled = z.strictObject({
  kind: z.literal("ruled"),
  lines: z.int().min(1).max(40),
  height: z.number().positive().default(10),
});
/** Where the paper is cut in two; the words stand across the cut. */
const Cut = z.strictObject({ kind: z.literal("cut"), text: z.string().min(1) });
const Space = z.strictObject({ kind: z.literal("space"), height: z.number().positive() });

const Block = z.discriminatedUnion("kind", [
  Grid,
  Caption,
  Note,
  PageBreak,
  Heading,
  Prose,
  Blanks,
  Signatures,
  Ruled,
  Cut,
  Space,
]);

const Margin = z.strictObject({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() });
const Page = z.strictObject({
  landscape: z.boolean().default(false),
  margin: Margin,
  size: z.number().min(6).max(22).default(12),
});

/** What the foot of each page carries, so that the printed paper can be compared with what is stored. */
export const Verification = z.strictObject({
  /** Code and number once more for a camera; needs both. Holds nothing personal and no address. */
  square: z.boolean().optional(),
  number: z.string().min(1).max(40).optional(),
  version: z.int().min(1).optional(),
  /** As `writeCode` makes it. */
  code: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    .optional(),
});

/** A form or table on A4: blocks one below the other, each grid with columns of its own. */
export const Form = z
  .strictObject({
    title: z.string().min(1),
    subtitle: z.string().min(1).optional(),
    /** Size of the title's type; room above it in mm, for a cover. */
    titleSize: z.number().min(12).max(44).default(22),
    titleAbove: z.number().min(0).max(120).default(0),
    page: Page,
    /** The line above the table: unit on the left, date or number on the right. */
    heading: z
      .array(z.strictObject({ label: z.string(), value: z.string() }))
      .max(3)
      .default([]),
    blocks: z.array(Block).min(1),
    /** In the middle of the foot of each page. */
    footer: z.string().max(60).optional(),
    verification: Verification.optional(),
  })
  .superRefine((form, check) => {
    const width = textWidth(form.page);
    form.blocks.forEach((block, index) => {
      if (block.kind === "blanks" && block.labelWidth + block.valueWidth > width)
        check.addIssue({
          code: "custom",
          path: ["blocks", index],
          message: `The blanks are wider than the ${width.toFixed(1)} mm of the page.`,
        });
      if (block.kind !== "grid") return;
      const sum = block.columns.reduce((total, column) => total + column, 0);
      if (Math.abs(sum - width) > 0.05)
        check.addIssue({
          code: "custom",
          path: ["blocks", index, "columns"],
          message: `The columns are ${sum.toFixed(1)} mm wide, the page offers ${width.toFixed(1)} mm.`,
        });
    });
  });

export type Form = z.infer<typeof Form>;
export type FormInput = z.input<typeof Form>;
export type Block = z.infer<typeof Block>;
export type BlockInput = FormInput["blocks"][number];
export type CellInput = z.input<typeof Cell>;
export type Grid = z.infer<typeof Grid>;
export type Row = z.infer<typeof Row>;
export type Cell = z.infer<typeof Cell>;
export type Page = z.infer<typeof Page>;
export type Signature = z.infer<typeof Signature>;
export type Verification = z.infer<typeof Verification>;

/** A4. */
const PAPER = { short: 210, long: 297 };

/** Room for columns between the margins, in mm. */
export function textWidth(page: Pick<Page, "margin"> & { landscape?: boolean | undefined }): number {
  return (page.landscape ? PAPER.long : PAPER.short) - page.margin.left - page.margin.right;
}
