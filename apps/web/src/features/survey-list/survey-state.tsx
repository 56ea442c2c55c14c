import { cx } from "@heard/ui/cx";
import type { ReactNode } from "react";

export type SurveyStateName = "draft" | "open" | "paused" | "closed";

/** Whether a survey takes answers: a dot and a word. The dot is full where it does, hollow where it will or did, and dashed where it never has. */
export function SurveyState({ state, children }: { state: SurveyStateName; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 font-medium text-ui whitespace-nowrap",
        state === "open" ? "text-accent" : "text-ink-2",
      )}
    >
      <span
        aria-hidden="true"
        className={cx(
          "size-2 rounded-full border",
          state === "open" && "border-accent bg-accent",
          state === "paused" && "border-control bg-control",
          state === "closed" && "border-control",
          state === "draft" && "border-control border-dashed",
        )}
      />
      {children}
    </span>
  );
}
