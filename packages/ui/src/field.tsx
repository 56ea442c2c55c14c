import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

/** What the control inside a field must carry. */
export type FieldIds = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

export type FieldProps = {
  label: ReactNode;
  /** Below the control, in quiet type. */
  hint?: ReactNode;
  /** The reason and the repair. Replaces nothing: the hint stays. */
  error?: string | null | undefined;
  children: (ids: FieldIds) => ReactNode;
  className?: string;
};

/** The border of whatever can be typed in. */
export const controlStyle =
  "min-h-8 w-full rounded-control border border-control bg-raised px-2.5 text-ui text-ink transition-colors " +
  "placeholder:text-ink-3 hover:border-ink-3 aria-invalid:border-danger [&[readonly]]:border-line [&[readonly]]:bg-sunk [&[readonly]]:text-ink-2 pointer-coarse:min-h-11 pointer-coarse:text-comment";

/** Label above, control, then finding and hint. */
export function Field({ label, hint, error, children, className }: FieldProps) {
  const { ids, notes } = useFieldNotes(hint, error);
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <label htmlFor={ids.id} className="text-ui font-medium text-ink">
        {label}
      </label>
      {children(ids)}
      {notes}
    </div>
  );
}

/** Label at the left of its control, a hairline to the next row; on a phone the label stands above. */
export function FormRow({ label, hint, error, children, className }: FieldProps) {
  const { ids, notes } = useFieldNotes(hint, error);
  return (
    <div
      className={cx(
        "grid gap-x-6 gap-y-1.5 border-line border-b py-3 rail:grid-cols-[minmax(7.75rem,11rem)_minmax(0,1fr)]",
        className,
      )}
    >
      <label htmlFor={ids.id} className="text-ui text-ink-2 rail:pt-1.5">
        {label}
      </label>
      <div className="flex max-w-md flex-col gap-1.5">
        {children(ids)}
        {notes}
      </div>
    </div>
  );
}

function useFieldNotes(hint: ReactNode, error: string | null | undefined): { ids: FieldIds; notes: ReactNode } {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error ? errorId : null, hint ? hintId : null].filter(Boolean).join(" ");
  return {
    ids: { id, "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined },
    notes: (
      <>
        {error ? (
          <p id={errorId} className="border-danger border-l-2 pl-2 text-danger text-small">
            {error}
          </p>
        ) : null}
        {hint ? (
          <p id={hintId} className="text-ink-3 text-small">
            {hint}
          </p>
        ) : null}
      </>
    ),
  };
}
