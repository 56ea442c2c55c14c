"use client";

import type { PlanDetail } from "@heard/core/improvement-plans";
import { planCan } from "@heard/core/improvement-plans/rules";
import { useTranslations } from "next-intl";
import { NoteForm } from "#components/note-form.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { type PlanContext, StorySection } from "./plan-screen.tsx";
import { usePlanRun } from "./use-plan-run.ts";

const verbs = [
  "vote",
  "reconsider",
  "reprioritise",
  "writeNotice",
  "sendNotice",
  "publishNotice",
  "rank",
  "log",
  "update",
  "setGoal",
  "linkEvidence",
  "unlinkEvidence",
  "addAction",
  "updateAction",
  "note",
  "propose",
  "registerAnew",
  "answerOverlap",
  "endJoint",
  "approve",
  "sendBack",
  "decline",
  "withdraw",
  "start",
  "stop",
  "judge",
  "comeBack",
  "close",
  "reopen",
  "delete",
  "restore",
] as const;

/** What happened to the plan, the newest first, and a place to say how it goes. */
export function HistorySection({ plan, format }: PlanContext) {
  const t = useTranslations("plans.history");
  const { improvementPlans: client } = useTRPCClient();
  const { attempt } = usePlanRun();
  const addNote = (note: string) => attempt(() => client.note.mutate({ planId: plan.id, note }), t("noted"));
  const verbOf = (event: PlanDetail["events"][number]) => {
    const name = event.verb.split(".")[1] ?? "";
    const known = verbs.find((verb) => verb === name);
    return known ? t(`verbs.${known}`) : name;
  };
  return (
    <StorySection title={t("title")}>
      {plan.canEdit && planCan("work", plan) ? (
        <NoteForm label={t("note")} submitLabel={t("noteSubmit")} onNote={addNote} />
      ) : null}
      <ol className="flex flex-col gap-3">
        {plan.events.map((event) => (
          <li key={event.id} className="text-ui">
            <span className="font-medium">{verbOf(event)}</span>{" "}
            <span className="text-ink-3 text-small">
              {t("by", { name: event.by ?? t("system"), time: format.instant(event.at) })}
            </span>
            {event.note ? <p className="sentence wrap-anywhere whitespace-pre-line text-ink-2">{event.note}</p> : null}
          </li>
        ))}
      </ol>
    </StorySection>
  );
}
