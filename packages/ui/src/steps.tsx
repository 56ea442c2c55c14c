import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { CheckIcon } from "./icons.tsx";

export type Step = { key: string; label: ReactNode; state: "done" | "current" | "ahead" };

/** Where a piece of work stands: done steps carry a check, the current one the accent line. */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-6 border-line border-b">
      {steps.map((step) => (
        <li
          key={step.key}
          aria-current={step.state === "current" ? "step" : undefined}
          className={cx(
            "-mb-px flex min-h-9 items-center gap-1.5 border-b-2 font-medium text-ui whitespace-nowrap",
            step.state === "current" ? "border-accent text-accent" : "border-transparent",
            step.state === "done" && "text-ink-2",
            step.state === "ahead" && "text-ink-3",
          )}
        >
          {step.state === "done" ? <CheckIcon className="text-promoter" /> : null}
          {step.label}
        </li>
      ))}
    </ol>
  );
}
