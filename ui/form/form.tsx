import { type FormEvent, type ReactNode, useId, useMemo } from "react";
import type { Words } from "#foundation/messages/messages.ts";
import { useEnterKey } from "#ui/form/enter-key.ts";
import { ErrorSummary, type SummaryError } from "#ui/form/error-summary.tsx";
import { FormContext, fieldId } from "#ui/form/form-context.ts";
import { useWords } from "#ui/language/language.tsx";

/** What is wrong with one field, as the server or a check on the page says it. */
export interface FieldError {
  /** Name of the field: "votes.for". */
  path: string;
  message: Words;
}

export interface FormProps {
  /** Name of the form for those who hear it. */
  label: string;
  onSend: () => void;
  errors?: readonly FieldError[] | undefined;
  /** A refusal of the whole in the server's words. */
  refusal?: Words | undefined;
  /** Labels of the fields by name, so that the summary says where: { title: "名称" }. */
  labels?: Readonly<Record<string, string>> | undefined;
  className?: string | undefined;
  children: ReactNode;
}

const NO_ERRORS: readonly FieldError[] = [];

/** A form: errors stand in a summary and at their fields, Enter leads through it and sends at the end. */
export function Form(props: FormProps) {
  const { label, onSend, errors = NO_ERRORS, refusal, labels, className = "form", children } = props;
  const prefix = useId();
  const say = useWords();
  const enter = useEnterKey((form) => form.requestSubmit());
  const state = useMemo(() => {
    const byPath = new Map(errors.map((error) => [error.path, say(error.message)]));
    return { prefix, errorOf: (name: string) => byPath.get(name) };
  }, [prefix, errors, say]);
  const listed = useMemo(
    () =>
      errors.map(
        (error): SummaryError => ({
          fieldId: fieldId(prefix, error.path),
          label: labels?.[error.path] ?? "",
          message: say(error.message),
        }),
      ),
    [errors, labels, prefix, say],
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    onSend();
  }
  return (
    <FormContext value={state}>
      <form aria-label={label} className={className} noValidate onSubmit={submit} {...enter}>
        <ErrorSummary errors={listed} refusal={refusal && say(refusal)} />
        {children}
      </form>
    </FormContext>
  );
}
