import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  /** Stands at the right end of the row, as in a list of filters. */
  count?: ReactNode;
};

/** A native checkbox and its words; the words are part of the target. */
export function Checkbox({ label, count, className, ...input }: CheckboxProps) {
  return (
    <label
      className={cx(
        "flex min-h-6 cursor-pointer items-start gap-2 text-ui has-disabled:cursor-not-allowed",
        "has-disabled:text-ink-3 pointer-coarse:min-h-11 pointer-coarse:items-center",
        className,
      )}
    >
      <input
        {...input}
        type="checkbox"
        className="mt-0.5 size-3.5 shrink-0 accent-accent pointer-coarse:mt-0 pointer-coarse:size-5"
      />
      <span className="min-w-0 grow">{label}</span>
      {count === undefined ? null : <span className="shrink-0 text-ink-3 text-small tabular-nums">{count}</span>}
    </label>
  );
}
