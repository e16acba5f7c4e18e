import { createContext, use } from "react";

export interface FormState {
  /** Makes the ids of the fields of one form different from those of another on the page. */
  prefix: string;
  /** What is wrong with a field, in the reader's language; undefined when nothing is. */
  errorOf: (name: string) => string | undefined;
}

export const FormContext = createContext<FormState>({ prefix: "field", errorOf: () => undefined });

/** Id and error of a field by its name; the summary of errors links to the same id. */
export function useFormField(name: string, error: string | undefined) {
  const form = use(FormContext);
  return { id: fieldId(form.prefix, name), error: error ?? form.errorOf(name) };
}

export function fieldId(prefix: string, name: string): string {
  return `${prefix}-${name}`;
}
