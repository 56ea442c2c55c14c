"use client";

import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useLayoutEffect,
  useRef,
  useTransition,
} from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { RefreshIcon } from "./icons.tsx";
import type { MissingProps } from "./late-part.tsx";
import { StateNote } from "./state-note.tsx";

export type MissingWords = { title: string; body: string; retry: string; close: string };

const Words = createContext<MissingWords>({ title: "", body: "", retry: "", close: "" });

/** Gives all below it the words for a part that could not be fetched; they are there beforehand, for then nothing else can be fetched either. */
export function MissingWordsProvider({ words, children }: { words: MissingWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

/** In the place of a panel that could not be fetched: that it could not, and another try. */
export function MissingPanel({ onRetry }: MissingProps) {
  return (
    <div className="w-80 max-w-full">
      <MissingNote onRetry={onRetry} />
    </div>
  );
}

/** In the place of a dialog or drawer that could not be fetched. */
export function MissingDialog({ onRetry, onClose }: MissingProps & { onClose: () => void }) {
  const { title, close } = useContext(Words);
  return (
    <Dialog open onClose={onClose} title={title} closeLabel={close}>
      <MissingNote onRetry={onRetry} titled />
    </Dialog>
  );
}

type MissingBesideProps = MissingProps & {
  triggerRef: RefObject<HTMLElement | null>;
  label: string;
  onClose: () => void;
};

/**
 * In the place of a menu or floating panel that could not be fetched, beside its button. What places and dismisses those could not be
 * fetched either, so this is the platform's popover, in the layer above everything.
 */
export function MissingBeside({ triggerRef, label, onClose, onRetry }: MissingBesideProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [panel, trigger] = [ref.current, triggerRef.current];
    if (!panel || !trigger) return;
    panel.showPopover();
    placeBeside(panel, trigger.getBoundingClientRect());
    panel.querySelector("button")?.focus();
    return () => {
      if (panel.contains(document.activeElement)) trigger.focus();
    };
  }, [triggerRef]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div
      ref={ref}
      popover="manual"
      role="dialog"
      aria-label={label}
      onKeyDown={closeOnEscape}
      onBlur={({ relatedTarget, currentTarget }) => {
        // The button closes what it opened by itself.
        const stays = currentTarget.contains(relatedTarget) || relatedTarget === triggerRef.current;
        if (!stays) onClose();
      }}
      className="fixed m-0 w-88 max-w-[calc(100vw-2rem)] rounded-block bg-raised px-4 py-2 text-ink shadow-raised"
    >
      <MissingNote onRetry={onRetry} />
    </div>
  );
}

/** Below the button where there is room, else above it, and inside the window. */
function placeBeside(panel: HTMLElement, trigger: DOMRect): void {
  const { width, height } = panel.getBoundingClientRect();
  const [gap, edge] = [6, 16];
  const below = trigger.bottom + gap;
  const top = below + height + edge <= window.innerHeight ? below : Math.max(edge, trigger.top - gap - height);
  panel.style.top = `${top}px`;
  panel.style.left = `${Math.max(edge, Math.min(trigger.left, window.innerWidth - edge - width))}px`;
}

function MissingNote({ onRetry, titled = false }: MissingProps & { titled?: boolean }) {
  const { title, body, retry } = useContext(Words);
  const [isTrying, startTrying] = useTransition();
  const action = (
    <Button icon={<RefreshIcon />} busy={isTrying} onClick={() => startTrying(onRetry)}>
      {retry}
    </Button>
  );
  return (
    <StateNote role="alert" headingLevel={3} title={titled ? body : title} action={action} className="py-2">
      {titled ? null : body}
    </StateNote>
  );
}
