import { z } from "zod";
import { Verification } from "./form.ts";

const Fact = z.strictObject({ label: z.string().min(1).max(20), value: z.string() });

const Column = z.strictObject({
  title: z.string().min(1).max(30),
  /** Share of the width that content leaves over; the width itself follows from the content. */
  weight: z.number().positive().default(1),
  align: z.enum(["start", "center", "end"]).default("center"),
});

const Table = z
  .strictObject({
    title: z.string().min(1).optional(),
    columns: z.array(Column).min(1).max(20),
    rows: z.array(z.array(z.string())),
  })
  .superRefine((table, check) => {
    table.rows.forEach((row, index) => {
      if (row.length !== table.columns.length)
        check.addIssue({
          code: "custom",
          path: ["rows", index],
          message: `The row has ${row.length} cells, the table ${table.columns.length} columns.`,
        });
    });
  });

/** A document of facts and tables, such as a roster, a result or a list of what is missing. */
export const PlainDocument = z.strictObject({
  title: z.string().min(1).max(60),
  subtitle: z.string().min(1).max(80).optional(),
  landscape: z.boolean().default(false),
  facts: z.array(Fact).default([]),
  tables: z.array(Table).default([]),
  /** Below the tables, in small type. */
  notes: z.array(z.string().min(1)).default([]),
  /** In the middle of the foot of each page. */
  footer: z.string().max(40).optional(),
  verification: Verification.optional(),
});

export type PlainDocument = z.infer<typeof PlainDocument>;
export type PlainDocumentInput = z.input<typeof PlainDocument>;
export type PlainTable = PlainDocument["tables"][number];
export type PlainFact = PlainDocument["facts"][number];
