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
export function Button({ kind = "plain", small, full, className, ...props }: ButtonProps) {
  const { blocked, tellsWhy, pending, onClick, type = "button", ...rest } = props;
  const classes = [KINDS[kind], small && "s", full && "full", className].filter(Boolean).join(" ");
  if (blocked !== undefined)
    return <BlockedButton {...rest} {...{ full, tellsWhy, className: classes }} reason={blocked} />;
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

interface BlockedButtonProps
  extends Omit<ComponentProps<"button">, "onClick" | "type">,
    Pick<ButtonProps, "full" | "tellsWhy"> {
  reason: string;
}

function BlockedButton({ reason, full, tellsWhy = false, ...rest }: BlockedButtonProps) {
  const t = useText(uiMessages);
  const id = useId();
  const [asked, setAsked] = useState(false);
  return (
    <span className={full ? "btn-why full" : "btn-why"}>
      <button
        {...rest}
        type="button"
        aria-disabled="true"
        aria-describedby={id}
        onClick={() => setAsked(true)}
      />
      <span id={id} role="status" className={asked || tellsWhy ? "" : "vh"}>
        {tellsWhy && !asked ? reason : t("notPossible", { reason })}
      </span>
    </span>
  );
}
