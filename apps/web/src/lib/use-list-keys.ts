"use client";

import { useEffect } from "react";

/** Where j and k lead: one on, one back, never off either end. From nowhere, to the first. */
export function nextInList(key: string, at: number | null, count: number): number | null {
  if (count === 0) return null;
  if (key === "j") return at === null ? 0 : Math.min(count - 1, at + 1);
  if (key === "k") return at === null ? 0 : Math.max(0, at - 1);
  return null;
}

export type ListKeys = {
  count: number;
  at: number | null;
  onMove: (index: number) => void;
  onOpen: (index: number) => void;
};

/** j and k move through a list, Enter opens; nothing happens while somebody types or a dialog is open. */
export function useListKeys({ count, at, onMove, onOpen }: ListKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const next = nextInList(event.key, at, count);
      if (next !== null) {
        event.preventDefault();
        onMove(next);
      } else if (event.key === "Enter" && at !== null && event.target === document.body) onOpen(at);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [count, at, onMove, onOpen]);
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, dialog, [role=dialog], [role=menu], [role=textbox]") !== null
  );
}
