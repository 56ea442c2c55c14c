"use client";

import { Button } from "@heard/ui/button";

type FormFootProps = {
  /** Names what is saved: a page of settings has several such forms. */
  label: string;
  /** Why the last try was refused. */
  refusal: string | null;
  busy: boolean;
  /** Why there is nothing to save, or not for this reader. */
  disabledReason: string | null;
};

/** The end of a form of a survey's settings: why it was refused, and the way to save it. */
export function FormFoot({ label, refusal, busy, disabledReason }: FormFootProps) {
  return (
    <>
      {refusal ? (
        <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-ui">
          {refusal}
        </p>
      ) : null}
      <div className="flex [&>span]:items-start">
        <Button type="submit" tone="primary" busy={busy} disabledReason={disabledReason}>
          {label}
        </Button>
      </div>
    </>
  );
}
