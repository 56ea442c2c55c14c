"use client";

import type { Proposal } from "@heard/core/council";
import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { ProposalFact } from "./proposal-fact.tsx";
import { useCouncilRun } from "./use-council-run.ts";

type OverlapFactProps = {
  proposal: Proposal;
  catalogue: Catalogue;
  format: Format;
  overlaps: NonNullable<Proposal["facts"]["outlook"]>["overlaps"];
  /** Whether the reader may say that they are judged together. */
  canAnswer: boolean;
};

/** The agreed plans that a proposal meets: how that is settled, or that nothing is approved before it is. */
export function OverlapFact({ proposal, catalogue, format, overlaps, canAnswer }: OverlapFactProps) {
  const t = useTranslations("council.proposals.facts");
  const plans = useTranslations("plans");
  const words = useEffectWords(format);
  const { council: client } = useTRPCClient();
  const { run } = useCouncilRun();
  const { id: planId, goal } = proposal.plan;
  if (!goal) return null;
  return (
    <ProposalFact name={t("overlap")}>
      <ul className="flex flex-col gap-2">
        {overlaps.map(({ planId: otherPlanId, number, units, isAnswered }) => (
          <li key={otherPlanId}>
            {t("meets", {
              plan: plans("number", { number: String(number) }),
              units: words.list(units.map((unit) => words.unitName(catalogue, goal.unitField, unit))),
            })}{" "}
            <span className={isAnswered ? "text-ink-2" : "font-medium text-detractor"}>
              {t(isAnswered ? "together" : "unsettled")}
            </span>
            {isAnswered || !canAnswer ? null : (
              <span className="mt-2 block" data-print="hide">
                <Button
                  onClick={() =>
                    void run(() => client.answerOverlap.mutate({ planId, otherPlanId }), plans("overlaps.done"))
                  }
                >
                  {t("judgeTogether")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </ProposalFact>
  );
}
