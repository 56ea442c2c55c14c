import type { ReactNode } from "react";
import { Button } from "./button.tsx";

export type LoadMoreProps = {
  /** "Show 50 more" */
  label: string;
  /** "50 of 4,970" */
  shown: ReactNode;
  busy: boolean;
  onLoad: () => void;
};

/** The end of a list that has more: where we are, and the way on. */
export function LoadMore({ label, shown, busy, onLoad }: LoadMoreProps) {
  return (
    <div className="flex items-center gap-4 py-4" data-print="hide">
      <Button onClick={onLoad} busy={busy}>
        {label}
      </Button>
      <span className="text-ink-3 text-small tabular-nums">{shown}</span>
    </div>
  );
}
