"use client";

import type { PlanOverlapItem } from "@heard/core/improvement-plans";
import type { PlanVerdictReport } from "@heard/core/verdicts";
import { Button } from "@heard/ui/button";
import { cx } from "@heard/ui/cx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { PlanContext } from "./plan-screen.tsx";
import { usePlanRun } from "./use-plan-run.ts";

/**
 * The plans that this one would meet, and what can be done about each: until it is said, nothing is approved. `startsOn`: the day that is wished for, where it is agreed anew.
 */
export function OverlapPart({ startsOn, ...context }: PlanContext & { startsOn?: string }) {
  const { plan } = context;
  const t = useTranslations("plans.overlaps");
  const trpc = useTRPC();
  const { data: overlaps = [] } = useQuery(
    trpc.improvementPlans.overlaps.queryOptions({ planId: plan.id, ...(startsOn ? { startsOn } : {}) }),
  );
  if (overlaps.length === 0) return null;
  return (
    <section
      className={cx(
        "mt-4 border-l-2 p-4 text-ui",
        overlaps.every(({ isAnswered }) => isAnswered) ? "border-line-strong bg-sunk" : "border-accent bg-accent-soft",
      )}
      aria-label={t("title")}
    >
      <h3 className="font-semibold">{t("title")}</h3>
      <ul className="mt-2 flex flex-col gap-4">
        {overlaps.map((overlap) => (
          <Overlap key={overlap.planId} {...context} {...(startsOn ? { startsOn } : {})} overlap={overlap} />
        ))}
      </ul>
    </section>
  );
}

type OverlapProps = PlanContext & { overlap: PlanOverlapItem; startsOn?: string };

function Overlap({ plan, catalogue, format, overlap, startsOn }: OverlapProps) {
  const t = useTranslations("plans.overlaps");
  const words = useEffectWords(format);
  const { improvementPlans: client } = useTRPCClient();
  const { run } = usePlanRun();
  const { planId: otherPlanId, title, isAnswered, choices, nextStartsOn } = overlap;
  const number = String(overlap.number);
  const answered = { planId: plan.id, otherPlanId, ...(startsOn ? { startsOn } : {}) };
  const unitField = plan.goal?.unitField ?? "";
  return (
    <li>
      <p className="sentence">
        {t("met", {
          plan: title === null ? t("unnamed", { number }) : t("named", { number, title }),
          units: words.list(overlap.units.map((unit) => words.unitName(catalogue, unitField, unit))),
          days: format.days(overlap.from, overlap.to),
        })}
      </p>
      <p className={isAnswered ? "sentence mt-1 text-ink-2" : "sentence mt-1 font-medium text-detractor"}>
        {t(isAnswered ? "answered" : choices.length > 0 ? "ask" : "waits")}
      </p>
      {choices.length === 0 ? null : (
        <div className="mt-2 flex flex-wrap gap-2" data-print="hide">
          {choices
            .filter((choice) => choice !== "joint" || !isAnswered)
            .map((choice) => (
              <Button
                key={choice}
                title={choice === "joint" ? t("jointHint") : undefined}
                onClick={() => void run(() => client.answerOverlap.mutate({ ...answered, choice }), t("done"))}
              >
                {t(`choices.${choice}`, { day: format.day(nextStartsOn) })}
              </Button>
            ))}
        </div>
      )}
    </li>
  );
}

type ChosenProps = Pick<PlanContext, "catalogue" | "format"> & { registered: PlanVerdictReport["registered"] };

/** What had been chosen for the plans that this one met, as it was agreed. */
export function OverlapChoices({ registered, catalogue, format }: ChosenProps) {
  const t = useTranslations("plans.overlaps");
  const words = useEffectWords(format);
  const { overlapChoices = [], goal } = registered;
  if (overlapChoices.length === 0) return null;
  return (
    <ul className="sentence mt-3 flex flex-col gap-1 text-ink-2 text-ui">
      {overlapChoices.map(({ planId, number, units, choice, chosenAt }) => (
        <li key={planId}>
          {t(`chosen.${choice}`, {
            number: String(number),
            units: words.list(units.map((unit) => words.unitName(catalogue, goal.unitField, unit))),
          })}{" "}
          <span className="text-ink-3 text-small">{t("chosenOn", { day: format.instant(new Date(chosenAt)) })}</span>
        </li>
      ))}
    </ul>
  );
}
