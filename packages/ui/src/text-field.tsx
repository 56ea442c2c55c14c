import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { controlStyle, Field } from "./field.tsx";

type Notes = { label: ReactNode; hint?: ReactNode; error?: string | null | undefined };

/** One line of text with its label. */
export function TextField({ label, hint, error, className, ...input }: ComponentProps<"input"> & Notes) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(ids) => <input type="text" {...input} {...ids} className={controlStyle} />}
    </Field>
  );
}

/** Several lines of text with their label. */
export function TextArea({ label, hint, error, className, ...input }: ComponentProps<"textarea"> & Notes) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(ids) => <textarea rows={4} {...input} {...ids} className={cx(controlStyle, "py-2")} />}
    </Field>
  );
}
