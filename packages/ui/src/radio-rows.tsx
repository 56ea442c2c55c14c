import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type RadioRow<Value extends string> = {
  value: Value;
  /** The choice in words. */
  label: ReactNode;
  /** What it does. */
  consequence?: ReactNode;
  /** What it costs, at the right: "207 rows rejected". */
  count?: ReactNode;
  disabled?: boolean;
};

export type RadioRowsProps<Value extends string> = {
  /** Names the group for the form and for screen readers; shown unless a heading above already asks it. */
  legend: ReactNode;
  legendHidden?: boolean;
  name: string;
  rows: RadioRow<Value>[];
  /** `null` while nobody has answered: nothing is preselected where a wrong guess would falsify. */
  value: Value | null;
  onChange: (value: Value) => void;
};

/** A choice with consequences: each row says what it is, what it does and what it costs. */
export function RadioRows<Value extends string>(props: RadioRowsProps<Value>) {
  const { legend, legendHidden = false, name, rows, value, onChange } = props;
  return (
    <fieldset>
      <legend className={legendHidden ? "sr-only" : "text-chart"}>{legend}</legend>
      {rows.map((row) => (
        <label
          key={row.value}
          className="flex min-h-11 cursor-pointer items-start gap-3 border-line border-b py-2.5 last:border-b-0 has-disabled:cursor-not-allowed"
        >
          <input
            type="radio"
            name={name}
            value={row.value}
            checked={value === row.value}
            disabled={row.disabled}
            onChange={() => onChange(row.value)}
            className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
          />
          <span className="min-w-0 grow">
            <span className={cx("block font-medium text-ui", row.disabled && "text-ink-3")}>{row.label}</span>
            {row.consequence ? <span className="block text-ink-3 text-small">{row.consequence}</span> : null}
          </span>
          {row.count === undefined ? null : (
            <span
              className={cx("shrink-0 text-small tabular-nums", value === row.value ? "font-semibold" : "text-ink-3")}
            >
              {row.count}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

export type RadioListProps<Value extends string> = {
  legend: ReactNode;
  legendHidden?: boolean;
  name: string;
  options: { value: Value; label: ReactNode; disabled?: boolean }[];
  value: Value | null;
  onChange: (value: Value) => void;
};

/** A small choice without consequences worth a line: dots and words, one under another. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { legend, legendHidden = false, name, options, value, onChange } = props;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className={legendHidden ? "sr-only" : "mb-1 text-ink-3 text-small"}>{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-6 cursor-pointer items-center gap-2 text-ui has-checked:font-medium pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
            className="size-4 shrink-0 accent-accent pointer-coarse:size-5"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
