"use client";

import { type ReactNode, useId, useState } from "react";

export type TooltipProps = {
  /** The explanation. Text only: what can be pressed belongs in a popover. */
  text: string;
  /** What is explained: receives the id to be described by. */
  children: (describedBy: string) => ReactNode;
};

/** An explanation on hover and on focus; it can be pointed at, and Escape puts it away. */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is explained inside keeps its own role; this only listens
    <span
      className="relative inline-flex"
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
    >
      {children(id)}
      <span
        id={id}
        role="tooltip"
        hidden={!open}
        className="absolute bottom-full left-0 z-10 w-max max-w-72 rounded-control bg-raised px-2.5 py-1.5 text-ink-2 text-small shadow-raised"
      >
        {text}
      </span>
    </span>
  );
}
