import type { ReactNode } from "react";
import { useFormField } from "#ui/form/form-context.ts";
import { useText } from "#ui/language/language.tsx";
import { SourceTag, type SourceKind } from "#ui/mark/source-tag.tsx";
import { uiMessages } from "#ui/messages.ts";

/** What every field has. Below the control stands one of: error, source, hint. */
export interface FieldProps {
  /** Path in the form's input, as the server names it: "title", "votes.for". */
  name: string;
  label: string;
  /** Small words after the label: 超期可以办，要写明原因. */
  note?: string | undefined;
  /** Says 可不填 after the label. There are no asterisks. */
  optional?: boolean | undefined;
  hint?: ReactNode;
  /** Own finding; the form's findings for this name are shown without it. */
  error?: string | undefined;
  /** Where a held value comes from; a field with a source and `readOnly` is not an input. */
  source?: { kind: SourceKind; text?: string | undefined } | undefined;
  className?: string | undefined;
}

export interface ControlProps {
  id: string;
  name: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

export interface FieldFrameProps extends FieldProps {
  children: (control: ControlProps) => ReactNode;
}

/** Label above, control, then one of error, source tag, hint. */
export function FieldFrame(props: FieldFrameProps) {
  const { name, label, note, optional, hint, source, className = "", children } = props;
  const t = useText(uiMessages);
  const { id, error } = useFormField(name, props.error);
  const below = error ?? source ?? hint;
  const control = {
    id,
    name,
    "aria-invalid": error === undefined ? undefined : (true as const),
    "aria-describedby": below === undefined ? undefined : `${id}-below`,
  };
  return (
    <div className={`f ${className}`}>
      <label htmlFor={id} id={`${id}-label`}>
        {label}
        {(note ?? optional) && <span className="dim sm"> {note ?? t("optional")}</span>}
      </label>
      {children(control)}
      {below !== undefined && (
        <div id={`${id}-below`}>
          <Below error={error} source={source} hint={hint} />
        </div>
      )}
    </div>
  );
}

function Below({ error, source, hint }: { error: string | undefined } & Pick<FieldProps, "source" | "hint">) {
  if (error !== undefined) return <p className="err">{error}</p>;
  if (source !== undefined)
    return (
      <p className="from">
        <SourceTag kind={source.kind}>{source.text}</SourceTag>
      </p>
    );
  return <p className="hint">{hint}</p>;
}
