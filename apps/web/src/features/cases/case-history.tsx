"use client";

import { Button } from "@heard/ui/button";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CaseContext } from "./case-screen.tsx";
import { useCaseRun } from "./use-case-run.ts";

const verbs = [
  "open",
  "assign",
  "checkStep",
  "uncheckStep",
  "note",
  "pause",
  "resume",
  "escalate",
  "merge",
  "mergeInto",
  "close",
  "answer",
  "reopen",
] as const;

/** What happened, the newest first, and a place to write down what was found. */
export function CaseHistory({ one, format }: CaseContext) {
  const t = useTranslations("cases.history");
  const said = (verb: string) => {
    const known = verbs.find((name) => verb === `case.${name}`);
    return known ? t(`verbs.${known}`) : verb;
  };
  return (
    <Section>
      <SectionHeader title={t("title")} />
      {one.state === "open" ? <NoteForm caseId={one.id} /> : null}
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

function NoteForm({ caseId }: { caseId: number }) {
  const t = useTranslations("cases.history");
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const why = await attempt(() => client.note.mutate({ caseId, note }), t("noted"));
    setRefusal(why);
    if (why === null) setNote("");
  };
  return (
    <form onSubmit={submit} className="mb-5 flex max-w-xl flex-col gap-2" data-print="hide">
      <TextArea
        label={t("note")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={refusal}
        rows={2}
        maxLength={4000}
        required
      />
      <div>
        <Button type="submit">{t("noteSubmit")}</Button>
      </div>
    </form>
  );
}
