"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { NoteForm } from "#components/note-form.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CaseContext } from "./case-screen.tsx";
import { useCaseRun } from "./use-case-run.ts";

const verbs = [
  "open",
  "assign",
  "readdress",
  "checkStep",
  "uncheckStep",
  "note",
  "pause",
  "resume",
  "escalate",
  "forget",
  "merge",
  "mergeInto",
  "close",
  "answer",
  "reopen",
] as const;

/** What happened, the newest first, and a place to write down what was found. */
export function CaseHistory({ one, format }: CaseContext) {
  const t = useTranslations("cases.history");
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const addNote = (note: string) => attempt(() => client.note.mutate({ caseId: one.id, note }), t("noted"));
  // Words that somebody is writing stay where a colleague closes the case meanwhile.
  const [isWriting, setWriting] = useState(false);
  const said = (verb: string) => {
    const known = verbs.find((name) => verb === `case.${name}`);
    return known ? t(`verbs.${known}`) : verb;
  };
  return (
    <Section>
      <SectionHeader title={t("title")} />
      {one.state === "open" || isWriting ? (
        <NoteForm label={t("note")} submitLabel={t("noteSubmit")} onNote={addNote} onWriting={setWriting} />
      ) : null}
      <ol className="flex flex-col gap-3">
        {one.events.map(({ id, verb, note, by, at }) => (
          <li key={id} className="text-ui">
            <span className="font-medium">{said(verb)}</span>{" "}
            <span className="text-ink-3 text-small">
              {t("by", { name: by ?? t("system"), time: format.instant(at) })}
            </span>
            {note ? <p className="sentence wrap-anywhere whitespace-pre-line text-ink-2">{note}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
