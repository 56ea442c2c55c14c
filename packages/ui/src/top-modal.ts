import { type RefObject, useEffect, useSyncExternalStore } from "react";

let open: readonly HTMLDialogElement[] = [];
const listeners = new Set<() => void>();

function set(next: readonly HTMLDialogElement[]): void {
  open = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Keeps a modal dialog among those that are open, in the order in which they opened. */
export function useAsModal(ref: RefObject<HTMLDialogElement | null>, isOpen: boolean): void {
  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen || !dialog) return;
    set([...open, dialog]);
    return () => set(open.filter((one) => one !== dialog));
  }, [ref, isOpen]);
}

/** The modal dialog that lies over everything else, if any: only what stands in it is seen, can be used and is read out. */
export function useTopModal(): HTMLDialogElement | null {
  return useSyncExternalStore(
    subscribe,
    () => open.at(-1) ?? null,
    () => null,
  );
}
