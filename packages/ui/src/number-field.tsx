import type { ReactNode } from "react";
import { NumberField as AriaNumberField, FieldError, Input, Label, Text } from "react-aria-components/NumberField";
import { cx } from "./cx.ts";
import { controlStyle } from "./field.tsx";

export type NumberFieldProps = {
  label: ReactNode;
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  hint?: ReactNode;
  error?: string | null | undefined;
  format?: Intl.NumberFormatOptions;
};

/** A number in the reader's own notation; arrow keys step, and an empty field is `null`, not 0. */
export function NumberField({ label, value, onChange, min, max, hint, error, format }: NumberFieldProps) {
  return (
    <AriaNumberField
      className="flex flex-col gap-1.5"
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(format ? { formatOptions: format } : {})}
      isInvalid={Boolean(error)}
    >
      <Label className="font-medium text-ui">{label}</Label>
      <Input className={cx(controlStyle, "max-w-32 tabular-nums")} />
      <FieldError className="border-danger border-l-2 pl-2 text-danger text-small">{error}</FieldError>
      {hint ? (
        <Text slot="description" className="text-ink-3 text-small">
          {hint}
        </Text>
      ) : null}
    </AriaNumberField>
  );
}
