import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { controlStyle, Field } from "./field.tsx";
import { ChevronDownIcon } from "./icons.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectGroup = { label: string; options: SelectOption[] };

export type SelectInputProps = Omit<ComponentProps<"select">, "children"> & {
  options: (SelectOption | SelectGroup)[];
  /** Shown first and not choosable: nothing is preselected where a wrong guess would falsify. */
  placeholder?: string;
  /** Dashed: what is chosen here is absent on purpose. */
  absent?: boolean;
};

/** The platform's own select: its list is accessible, searchable by typing and right on every phone. */
export function SelectInput({ options, placeholder, absent = false, className, ...props }: SelectInputProps) {
  return (
    <span className={cx("relative inline-flex w-full items-center", className)}>
      <select
        {...props}
        className={cx(controlStyle, "appearance-none truncate pr-8 font-medium", absent && "border-dashed text-ink-2")}
      >
        {placeholder === undefined ? null : (
          <option value="" disabled={props.required ?? false}>
            {placeholder}
          </option>
        )}
        {options.map((option) =>
          "options" in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(toOption)}
            </optgroup>
          ) : (
            toOption(option)
          ),
        )}
      </select>
      <ChevronDownIcon className="pointer-events-none absolute right-2.5 text-ink-3" />
    </span>
  );
}

function toOption({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

export type SelectProps = SelectInputProps & { label: ReactNode; hint?: ReactNode; error?: string | null | undefined };

/** A select with its label above. */
export function Select({ label, hint, error, className, ...props }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(ids) => <SelectInput {...props} {...ids} />}
    </Field>
  );
}
