"use client";

import { Button } from "@heard/ui/button";
import { TextArea } from "@heard/ui/text-field";
import { type FormEvent, useState } from "react";

type NoteFormProps = {
  label: string;
  submitLabel: string;
  /** Why it could not be kept, or `null`: then the field is empty again. */
  onNote: (note: string) => Promise<string | null>;
};

const longestNote = 4000;

/** A note for the history of something that people work on. */
export function NoteForm({ label, submitLabel, onNote }: NoteFormProps) {
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = await onNote(note);
    setRefusal(said);
    if (said === null) setNote("");
  };
  return (
    <form onSubmit={submit} className="mb-5 flex max-w-xl flex-col gap-2" data-print="hide">
      <TextArea
        label={label}
        value={note}
        onChange={(event) => setNote(event.target.value)}
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
