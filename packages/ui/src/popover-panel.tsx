"use client";

import type { ReactNode, RefObject } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { portalOf } from "./portal-of.ts";

export type PopoverPanelProps = {
  triggerRef: RefObject<HTMLElement | null>;
  label: string;
  onClose: () => void;
  children: ReactNode;
};

/** The floating part of a popover: placement, focus and dismissal by react-aria. Loaded when it first opens. */
export default function PopoverPanel({ triggerRef, label, onClose, children }: PopoverPanelProps) {
  return (
    <Popover
      triggerRef={triggerRef}
      {...portalOf(triggerRef)}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      offset={6}
      containerPadding={16}
      className="max-w-[calc(100vw-2rem)] overflow-auto rounded-block bg-raised text-ink shadow-raised outline-none"
    >
      <Dialog aria-label={label} className="p-4 outline-none">
        {children}
      </Dialog>
    </Popover>
  );
}
