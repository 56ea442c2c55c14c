"use client";

import { Button } from "@heard/ui/button";
import { TextArea } from "@heard/ui/text-field";
import { type FormEvent, useState } from "react";

type NoteFormProps = {
  label: string;
  submitLabel: string;
  /** Why it could not be kept, or `null`: then the field is empty again. */
  onNote: (note: string) => Promise<string | null>;
  /** Whether words stand in the field that are not kept yet. */
  onWriting?: (isWriting: boolean) => void;
};

const longestNote = 4000;

/** A note for the history of something that people work on. */
export function NoteForm({ label, submitLabel, onNote, onWriting }: NoteFormProps) {
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const write = (text: string) => {
    setNote(text);
    onWriting?.(text !== "");
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = await onNote(note);
    setRefusal(said);
    if (said === null) write("");
  };
  return (
    <form onSubmit={submit} className="mb-5 flex max-w-xl flex-col gap-2" data-print="hide">
      <TextArea
        label={label}
        value={note}
        onChange={(event) => write(event.target.value)}
        error={refusal}
        rows={2}
        maxLength={longestNote}
        required
      />
      <div>
        <Button type="submit">{submitLabel}</Button>
      </div>
    </form>
  );
}
