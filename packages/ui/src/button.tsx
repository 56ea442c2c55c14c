"use client";

import { type ComponentProps, type MouseEvent, type ReactNode, useId } from "react";
import { type ButtonTone, buttonFrame, buttonTones } from "./button-style.ts";
import { cx } from "./cx.ts";

export type ButtonProps = ComponentProps<"button"> & {
  tone?: ButtonTone;
  icon?: ReactNode;
  /** Why it cannot be pressed. The button stays focusable, turns dashed, and says the reason below itself. */
  disabledReason?: string | null | undefined;
  /** Pressed and at work: further presses are ignored. */
  busy?: boolean;
};

/** A native button. It is never disabled in silence: `disabledReason` keeps it reachable and explains. */
export function Button({ tone = "plain", icon, disabledReason, busy = false, children, ...props }: ButtonProps) {
  const reasonId = useId();
  const blocked = busy || Boolean(disabledReason);
  const button = (
    <button
      type="button"
      {...props}
      className={cx(
        buttonFrame,
        disabledReason ? "cursor-not-allowed border-dashed border-control text-ink-3" : buttonTones[tone],
        busy && "cursor-progress opacity-80",
        props.className,
      )}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      aria-describedby={disabledReason ? reasonId : props["aria-describedby"]}
      onClick={blocked ? stopPress : props.onClick}
    >
      {icon}
      {children}
    </button>
  );
  if (!disabledReason) return button;
  return (
    <span className="inline-flex flex-col items-start gap-1 rail:in-[header]:items-end in-[td]:items-end">
      {button}
      <span id={reasonId} className="text-small text-ink-3">
        {disabledReason}
      </span>
    </span>
  );
}

function stopPress(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
