"use client";

import type { Proposal } from "@heard/core/council";
import { councilDecisionKinds, efforts, voteChoices } from "@heard/core/council/rules";
import { Button } from "@heard/ui/button";
import { SegmentedControl } from "@heard/ui/segmented-control";
import { SelectInput } from "@heard/ui/select";
import { TextArea } from "@heard/ui/text-field";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { type CouncilContext, useCouncilRun } from "./council-screen.tsx";
import { rankWords } from "./rank-words.ts";

type ProposalProps = CouncilContext & { proposal: Proposal };

/** One plan to decide: what it is, why it ranks where it does, who voted how, and the decision. */
export function ProposalCard(context: ProposalProps) {
  const { organisation, proposal, report, format } = context;
  const t = useTranslations("council.proposals");
  const plans = useTranslations("plans");
  const locale = useLocale();
  const words = useEffectWords(format);
  const { plan, ranked, byPeople, tally, missing, votes } = proposal;
  const { goal } = plan;
  return (
    <li className="border-line border-t py-5 first:border-t-0 first:pt-0">
      <p className="text-ink-3 text-small">
        {[
          t("rank", { rank: rankWords(ranked.rank) }),
          plan.touchpoint ? nameIn(locale, plan.touchpoint.name) : plans("everywhere"),
          plan.owner ? t("by", { name: plan.owner.name }) : null,
          t("until", { day: format.day(proposal.votesUntil) }),
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
      <h3 className="mt-1 font-semibold text-title">
        <Link className="link" href={paths.plan(organisation, plan.number)}>
          <span className="font-normal text-ink-2">{plans("number", { number: String(plan.number) })}</span>{" "}
          {plan.title}
        </Link>
      </h3>
      {goal?.targetChange === undefined ? null : (
        <p className="mt-1 text-body" data-figure="goal">
          {words.change(goal.method, goal.targetChange)}
        </p>
      )}
      <p className="mt-2 text-ink-2 text-small tabular-nums" data-figure="input">
        {t("inputs", {
          ...{ impact: `${format.decimal(ranked.impact)} %`, volume: format.count(ranked.volume) },
          ...{ confidence: format.wholePercent(ranked.confidence), effort: String(ranked.effort) },
        })}
        {byPeople.length === 0
          ? ""
          : ` · ${t("said", { inputs: format.list(byPeople.map((key) => t(`names.${key}`))) })}`}
      </p>
      {report.canEdit ? <EffortField {...context} /> : null}
      <p className="mt-3 text-ui">
        {t("votes", {
          ...{ inFavour: String(tally.for), against: String(tally.against), abstain: String(tally.abstain) },
          missing: String(missing.length),
        })}
      </p>
      <ul className="text-ink-2 text-small">
        {votes.map(({ member, choice, reason }) => (
          <li key={member.id}>
            {member.name}: <strong>{t(`choices.${choice}`)}</strong>
            {reason ? ` · ${reason}` : ""}
          </li>
        ))}
      </ul>
      {proposal.isOwn ? (
        <p className="mt-2 text-ink-3 text-small">{t("own")}</p>
      ) : report.canVote ? (
        <BallotForm {...context} />
      ) : (
        <p className="mt-2 text-ink-3 text-small">{t("onlyMembers")}</p>
      )}
    </li>
  );
}

function EffortField({ proposal: { plan, ranked } }: ProposalProps) {
  const t = useTranslations("council.proposals");
  const { council: client } = useTRPCClient();
  const { run } = useCouncilRun();
  return (
    <p className="mt-2 flex items-center gap-2 text-small" data-print="hide">
      <span aria-hidden="true">{t("effort")}</span>
      <span className="w-20">
        <SelectInput
          aria-label={t("effort")}
          value={String(ranked.effort)}
          onChange={(event) =>
            void run(
              () => client.setInput.mutate({ planId: plan.id, effort: Number(event.target.value) }),
              t("effortSaved"),
            )
          }
          options={efforts.map((value) => ({ value: String(value), label: String(value) }))}
        />
      </span>
    </p>
  );
}

function BallotForm({ proposal: { plan, ownVote }, report }: ProposalProps) {
  const t = useTranslations("council.proposals");
  const { council: client } = useTRPCClient();
  const { run, attempt } = useCouncilRun();
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const { id: planId } = plan;
  const number = String(plan.number);
  const decide = async (decision: (typeof councilDecisionKinds)[number]) =>
    setRefusal(
      await attempt(() => client.decide.mutate({ planId, decision, reason }), t(`decided.${decision}`, { number })),
    );
  const vote = (choice: (typeof voteChoices)[number]) =>
    run(() => client.vote.mutate({ planId, choice, ...(reason.trim() ? { reason } : {}) }), t("voted"));
  return (
    <div className="mt-4 flex max-w-xl flex-col gap-3" data-print="hide">
      <div>
        <span className="mr-3 font-medium text-ui">{t("yourVote")}</span>
        <SegmentedControl
          label={t("yourVote")}
          name={`vote-${planId}`}
          value={ownVote ?? ""}
          onChange={(choice) => void (choice === "" ? null : vote(choice))}
          options={voteChoices.map((value) => ({
            value: value as (typeof voteChoices)[number] | "",
            label: t(`choices.${value}`),
          }))}
        />
      </div>
      <TextArea
        label={t("reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={refusal}
        rows={2}
        maxLength={4000}
      />
      <div className="flex flex-wrap items-center gap-2">
        {councilDecisionKinds.map((decision) => (
          <Button
            key={decision}
            {...(decision === "approve" ? { tone: "primary" as const } : {})}
            onClick={() => void decide(decision)}
          >
            {t(`decide.${decision}`)}
          </Button>
        ))}
        <span className="text-ink-3 text-small">{t("frozen", { quorum: report.settings.quorum })}</span>
      </div>
    </div>
  );
}
