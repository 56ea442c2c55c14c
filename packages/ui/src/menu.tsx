"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import type { MenuGroup, MenuPanelProps } from "./menu-panel.tsx";

export type { MenuAction, MenuGroup } from "./menu-panel.tsx";

const MenuPanel = lazy(() => import("./menu-panel.tsx"));

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
  const preload = () => void import("./menu-panel.tsx");
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={preload}
        onFocus={preload}
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
        <Suspense>
          <MenuPanel
            triggerRef={ref}
            label={label}
            groups={groups}
            onClose={() => setOpen(false)}
            {...(placement ? { placement } : {})}
          />
        </Suspense>
      ) : null}
    </>
  );
}
