"use client";

import { useEffect } from "react";

/** Where j and k lead, and the arrows: one on, one back, never off either end. From nowhere, to the first. */
export function nextInList(key: string, at: number | null, count: number): number | null {
  if (count === 0) return null;
  if (key === "j" || key === "ArrowDown") return at === null ? 0 : Math.min(count - 1, at + 1);
  if (key === "k" || key === "ArrowUp") return at === null ? 0 : Math.max(0, at - 1);
  return null;
}

export type ListKeys = {
  count: number;
  at: number | null;
  onMove: (index: number) => void;
  onOpen: (index: number) => void;
  /** What else a key does here. */
  keys?: Readonly<Record<string, () => void>>;
};

/**
 * j and k move through a list, and the arrows while a row of it has the focus: elsewhere they scroll. Enter opens; nothing happens while somebody types or a
 * dialog is open.
 */
export function useListKeys({ count, at, onMove, onOpen, keys }: ListKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const isScrolling = event.key.startsWith("Arrow") && !isInRow(event.target);
      const next = isScrolling ? null : nextInList(event.key, at, count);
      const press = keys?.[event.key];
      if (next !== null) {
        event.preventDefault();
        onMove(next);
      } else if (press) {
        event.preventDefault();
        press();
      } else if (event.key === "Enter" && at !== null && event.target === document.body) onOpen(at);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [count, at, onMove, onOpen, keys]);
}

const isInRow = (target: EventTarget | null) => target instanceof Element && target.closest("[data-list-row]") !== null;

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      "input:not([type=checkbox]), textarea, select, dialog, [role=dialog], [role=menu], [role=textbox]",
    ) !== null
  );
}
