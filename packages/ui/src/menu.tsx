"use client";

import { type ReactNode, useRef, useState } from "react";
import { latePart } from "./late-part.tsx";
import type { MenuGroup, MenuPanelProps } from "./menu-panel.tsx";
import { MissingBeside } from "./missing-part.tsx";

export type { MenuAction, MenuGroup } from "./menu-panel.tsx";

const MenuPanel = latePart(() => import("./menu-panel.tsx"), MissingBeside);

export type MenuButtonProps = {
  /** Names the menu, and the button when it shows no words. */
  label: string;
  groups: MenuGroup[];
  children: ReactNode;
  className?: string;
  placement?: MenuPanelProps["placement"];
};

/** A button that opens a list of actions or places. The list is loaded on the first sign of interest. */
export function MenuButton({ label, groups, children, className, placement }: MenuButtonProps) {
  const ref = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={MenuPanel.preload}
        onFocus={MenuPanel.preload}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open ? (
        <MenuPanel
          triggerRef={ref}
          label={label}
          groups={groups}
          onClose={() => setOpen(false)}
          {...(placement ? { placement } : {})}
        />
      ) : null}
    </>
  );
}
