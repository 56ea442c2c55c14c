"use client";

import { FormDialog, type FormDialogProps } from "./form-dialog.tsx";

type AskFirstProps = Omit<FormDialogProps, "children"> & {
  /** What comes of it, and that there is no way back. */
  body: string;
};

/** Asks before something that cannot be taken back. */
export function AskFirst({ body, ...dialog }: AskFirstProps) {
  return (
    <FormDialog submitTone="danger" {...dialog}>
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{body}</p>
          {refusal ? (
            <p role="alert" className="sentence border-danger border-l-2 pl-2 text-danger text-small">
              {refusal}
            </p>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
