"use client";

import { cx } from "@heard/ui/cx";
import { controlStyle } from "@heard/ui/field";
import { useId } from "react";
import { useBuilder } from "./builder-context.tsx";
import { useTyped } from "./use-typed.ts";

type Props = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  /** Digits behind the point; 0: whole numbers only. */
  isWhole?: boolean;
  placeholder?: string;
  field?: string;
};

/** A number that may be left open. What is no number, or outside of what is accepted, stays in the field and is not taken. */
export function CountField({ label, value, onChange, min, max, isWhole = true, placeholder, field }: Props) {
  const id = useId();
  const { isReadOnly } = useBuilder();
  const [typed, setTyped] = useTyped(said(value), (text) => said(readNumber(text)));
  const read = readNumber(typed);
  const isTaken = (number: number) =>
    (!isWhole || Number.isInteger(number)) &&
    (min === undefined || number >= min) &&
    (max === undefined || number <= max);
  const isWrong = Number.isNaN(read) || (read !== null && !isTaken(read));
  return (
    <span className="flex flex-col gap-1">
      <label htmlFor={id} className="text-ink-2 text-small">
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode={isWhole ? "numeric" : "decimal"}
        data-field={field}
        value={typed}
        placeholder={placeholder}
        readOnly={isReadOnly}
        aria-invalid={isWrong || undefined}
        onChange={(event) => {
          const next = event.target.value;
          setTyped(next);
          const number = readNumber(next);
          if (number === null || (!Number.isNaN(number) && isTaken(number))) onChange(number);
        }}
        className={cx(controlStyle, "max-w-28 tabular-nums")}
      />
    </span>
  );
}

const said = (value: number | null) => (value === null ? "" : String(value));

/** `null` for nothing, NaN for what is no number. */
function readNumber(text: string): number | null {
  const plain = text.trim().replace(",", ".");
  return plain === "" ? null : Number(plain);
}
