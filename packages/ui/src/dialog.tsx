"use client";

import { type ReactNode, type SyntheticEvent, useEffect, useId, useLayoutEffect, useRef } from "react";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";
import { CloseIcon } from "./icons.tsx";
import { useAsModal } from "./top-modal.ts";

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** A quiet line over the title. */
  overline?: ReactNode;
  closeLabel: string;
  children: ReactNode;
  /** Stays in view below the content. */
  footer?: ReactNode;
};

/**
 * The platform's own modal dialog: it traps focus, closes on Escape and gives focus back to whatever opened it, also where it is taken away as a
 * whole. Its content exists only while it is open.
 */
export function Dialog(props: DialogProps) {
  return (
    <ModalFrame {...props} className="m-auto max-h-[min(44rem,90dvh)] w-[min(30rem,calc(100vw-2rem))] rounded-block" />
  );
}

/** A dialog that stands at the right edge: 560 px, the whole width on a phone. */
export function Drawer(props: DialogProps) {
  return (
    <ModalFrame
      {...props}
      className="mr-0 ml-auto h-dvh max-h-none w-full max-w-140 starting:open:translate-x-2 starting:open:opacity-0 transition-[translate,opacity] duration-140"
    />
  );
}

function ModalFrame({
  open,
  onClose,
  title,
  overline,
  closeLabel,
  children,
  footer,
  className,
}: DialogProps & { className: string }) {
  const ref = useRef<HTMLDialogElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const isLeaving = useRef(false);
  // A dialog that is removed while it is open gives nothing back, and focus begins again at the top of the page: so it closes before it goes.
  useLayoutEffect(() => {
    const dialog = ref.current;
    isLeaving.current = false;
    return () => {
      isLeaving.current = true;
      dialog?.close();
    };
  }, []);
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      focusFirstField(dialog, content.current);
    }
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  useAsModal(ref, open);
  const closeOnScrim = (event: SyntheticEvent) => {
    if (event.target === ref.current) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself; the click is only for the scrim
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => open && !isLeaving.current && onClose()}
      onClick={closeOnScrim}
      className={cx("bg-raised p-0 text-ink text-start shadow-raised", className)}
    >
      {open ? (
        <div className="flex h-full max-h-[inherit] flex-col">
          <header className="flex items-start gap-4 border-line border-b px-7 pt-5 pb-4 max-rail:px-4">
            <div className="min-w-0 grow">
              {overline ? <p className="text-ink-3 text-small">{overline}</p> : null}
              <h2 id={titleId} className="text-title">
                {title}
              </h2>
            </div>
            <IconButton
              label={closeLabel}
              icon={<CloseIcon />}
              onClick={onClose}
              className="-mr-2 pointer-coarse:-my-1.5"
            />
          </header>
          <div ref={content} className="min-h-0 grow overflow-y-auto overscroll-contain px-7 py-5 max-rail:px-4">
            {children}
          </div>
          {footer ? (
            <footer className="flex flex-wrap items-center gap-2 border-line border-t px-7 py-4 max-rail:px-4">
              {footer}
            </footer>
          ) : null}
        </div>
      ) : null}
    </dialog>
  );
}

/** The browser stands on the cross that closes, and the first Enter of whoever begins to type would throw the words away. */
function focusFirstField(dialog: HTMLElement, content: HTMLElement | null): void {
  if (content?.contains(document.activeElement) && document.activeElement !== dialog) return;
  content?.querySelector<HTMLElement>("input:enabled:not([type=hidden]), select:enabled, textarea:enabled")?.focus();
}
