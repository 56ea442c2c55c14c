"use client";

import { type ReactNode, useRef, useState } from "react";
import { latePart } from "./late-part.tsx";
import { MissingBeside } from "./missing-part.tsx";

const PopoverPanel = latePart(() => import("./popover-panel.tsx"), MissingBeside);

export type PopoverButtonProps = {
  /** Names the panel. */
  label: string;
  /** The words on the button. */
  children: ReactNode;
  className?: string;
  /** Drawn while open; `close` puts the panel away. */
  panel: (close: () => void) => ReactNode;
  /** Fetches what the panel needs, on the first sign of interest. */
  onInterest?: () => void;
};

/** A button that opens a panel beside it. Nothing of the panel is loaded before someone shows interest. */
export function PopoverButton({ label, children, className, panel, onInterest }: PopoverButtonProps) {
  const ref = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const preload = () => {
    PopoverPanel.preload();
    onInterest?.();
  };
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open ? (
        <PopoverPanel triggerRef={ref} label={label} onClose={close}>
          {panel(close)}
        </PopoverPanel>
      ) : null}
    </>
  );
}
