import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface ConfirmSectionProps {
  /** What is about to be done: 撤销石桥社区第三党支部. */
  title: string;
  /** What follows, one sentence each. */
  consequences: readonly ReactNode[];
  /** The verb with its object, on the button. */
  action: string;
  onConfirm: () => void;
  onCancel: () => void;
  pending?: boolean | undefined;
  /** Fields still needed, such as the reason. */
  children?: ReactNode;
}

/** Shows on the page what a final action brings, before it is done. Takes the focus when it appears. */
export function ConfirmSection(props: ConfirmSectionProps) {
  const { title, consequences, action, onConfirm, onCancel, pending, children } = props;
  const t = useText(uiMessages);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="confirm" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <h3 className="mut">{t("consequences")}</h3>
      <ul>
        {consequences.map((consequence, index) => (
          <li key={index}>{consequence}</li>
        ))}
      </ul>
      {children}
      <div className="row" style={{ paddingTop: 12 }}>
        <Button kind="pri" onClick={onConfirm} pending={pending}>
          {action}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </section>
  );
}
