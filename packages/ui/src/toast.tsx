"use client";

import { useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";
import { CloseIcon, UndoIcon } from "./icons.tsx";
import { useTopModal } from "./top-modal.ts";

export type Notice = {
  text: string;
  tone?: "plain" | "danger";
  /** The way back, offered as long as the bar stands. */
  undo?: { label: string; onUndo: () => void };
};

type Shown = Notice & { id: number };

let shown: Shown | null = null;
let count = 0;
const listeners = new Set<() => void>();

function set(next: Shown | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says in the bar at the foot of the screen what was done. It stays until the next notice or until it is closed. */
export function notify(notice: Notice): void {
  count += 1;
  set({ ...notice, id: count });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * The one place where notices appear; announced politely, errors at once. While a dialog or drawer is open it stands inside: the
 * platform puts a modal dialog over the whole page and shuts what lies behind it. There it keeps clear of the dialog's footer.
 */
export function NoticeBar({ closeLabel }: { closeLabel: string }) {
  const notice = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
  const modal = useTopModal();
  const bar = (
    <div
      aria-live={notice?.tone === "danger" ? "assertive" : "polite"}
      className={cx(
        "pointer-events-none fixed inset-x-0 z-40 flex justify-center px-4",
        modal ? "bottom-20" : "bottom-4",
      )}
      data-print="hide"
    >
      {notice ? (
        <div
          key={notice.id}
          className="pointer-events-auto flex max-w-2xl items-center gap-3 rounded-block bg-raised py-1.5 pr-1.5 pl-4 text-ui shadow-raised"
        >
          <span className={notice.tone === "danger" ? "text-danger" : undefined}>{notice.text}</span>
          {notice.undo ? (
            <Button
              icon={<UndoIcon />}
              onClick={() => {
                notice.undo?.onUndo();
                set(null);
              }}
            >
              {notice.undo.label}
            </Button>
          ) : null}
          <IconButton label={closeLabel} icon={<CloseIcon />} onClick={() => set(null)} />
        </div>
      ) : null}
    </div>
  );
  return modal ? createPortal(bar, modal) : bar;
}
