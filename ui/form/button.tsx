import { type ComponentProps, useId, useState } from "react";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  /** One `pri` to a view; `text` for quiet ways aside. */
  kind?: "pri" | "plain" | "text" | undefined;
  small?: boolean | undefined;
  full?: boolean | undefined;
  /** Why it cannot act now ("还差 2 人到会"). It stays focusable, and says so when pressed. */
  blocked?: string | undefined;
  /** The reason is seen from the start, not only when pressed. */
  tellsWhy?: boolean | undefined;
  /** The action is under way: further presses do nothing. */
  pending?: boolean | undefined;
}

const KINDS = { pri: "btn pri", plain: "btn", text: "btn txt" };

/** A button is a verb with its object. One that cannot act stays reachable and says why. */
export function Button(props: ButtonProps) {
  const {
    kind = "plain",
    small,
    full,
    blocked,
    tellsWhy = false,
    pending,
    className,
    onClick,
    type = "button",
    ...rest
  } = props;
  const t = useText(uiMessages);
  const id = useId();
  const [asked, setAsked] = useState(false);
  const classes = [KINDS[kind], small && "s", full && "full", className].filter(Boolean).join(" ");
  if (blocked === undefined) {
    return (
      <button
        {...rest}
        type={type}
        className={classes}
        aria-busy={pending || undefined}
        onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      />
    );
  }
  return (
    <span className={full ? "btn-why full" : "btn-why"}>
      <button
        {...rest}
        type="button"
        className={classes}
        aria-disabled="true"
        aria-describedby={id}
        onClick={() => setAsked(true)}
      />
      <span id={id} role="status" className={asked || tellsWhy ? "" : "vh"}>
        {tellsWhy && !asked ? blocked : t("notPossible", { reason: blocked })}
      </span>
    </span>
  );
}
