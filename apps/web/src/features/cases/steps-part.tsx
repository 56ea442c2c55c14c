"use client";

import { Checkbox } from "@heard/ui/checkbox";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CaseContext } from "./case-screen.tsx";
import { useCaseRun } from "./use-case-run.ts";

/** The steps of the playbook, as they were when the case was opened. */
export function StepsPart({ one, format }: CaseContext) {
  const t = useTranslations("cases.steps");
  const verbs = useTranslations("cases.history.verbs");
  const { cases: client } = useTRPCClient();
  const { run } = useCaseRun();
  const check = (step: number, isDone: boolean) =>
    run(() => client.checkStep.mutate({ caseId: one.id, step, isDone }), verbs(isDone ? "checkStep" : "uncheckStep"));
  return (
    <Section>
      <SectionHeader
        title={t("title")}
        lead={t("done", { done: format.count(one.stepsDone), count: format.count(one.stepCount) })}
      />
      <ol className="flex flex-col gap-1">
        {one.steps.map(({ title, doneAt, doneBy }, place) => (
          <li key={`${title} ${String(place)}`} className="flex flex-wrap items-center justify-between gap-x-4">
            <Checkbox
              label={title}
              checked={doneAt !== null}
              disabled={one.state !== "open"}
              onChange={(event) => void check(place, event.target.checked)}
            />
            {doneAt === null ? null : (
              <span className="text-ink-3 text-small">
                {doneBy === null
                  ? format.instant(new Date(doneAt))
                  : t("by", { name: doneBy, at: format.instant(new Date(doneAt)) })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
