"use client";

import { type councilDecisionKinds, priorities, voteChoices } from "@heard/core/council/rules";
import { Button } from "@heard/ui/button";
import { SegmentedControl } from "@heard/ui/segmented-control";
import { Select } from "@heard/ui/select";
import { TextArea } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "#trpc/client.tsx";
import type { ProposalProps } from "./proposal-card.tsx";
import { useCouncilRun } from "./use-council-run.ts";

type Choice = (typeof voteChoices)[number];
type Priority = (typeof priorities)[number];

/** The vote of whoever reads, those of the members they stand in for, and the decision. */
export function BallotForm({ proposal, quorum, meetingId }: ProposalProps) {
  const t = useTranslations("council.proposals");
  const { council: client } = useTRPCClient();
  const { run, attempt } = useCouncilRun();
  const [reason, setReason] = useState("");
  const [priority, setPriority] = useState<Priority>("first");
  const [refusal, setRefusal] = useState<string | null>(null);
  const refused = useLastWord();
  const { plan, ownVote, standsInFor, votes } = proposal;
  const { id: planId } = plan;
  const seen = { factsSince: proposal.factsSince };
  const number = String(plan.number);
  const decide = async (decision: (typeof councilDecisionKinds)[number]) => {
    const more = {
      ...(meetingId === undefined ? {} : { meetingId }),
      ...(decision === "reprioritise" ? { priority } : {}),
    };
    const input = { planId, decision, reason, ...more, seen };
    const why = await attempt(() => client.decide.mutate(input), t(`decided.${decision}`, { number }));
    setRefusal(why);
    const kept = reason.trim();
    refused.current =
      why === null ? null : { why: kept === "" ? why : t("lastWord", { why, reason: kept }), at: Date.now() };
  };
  const vote = (choice: Choice, forMemberId?: number) => {
    const more = { ...(reason.trim() ? { reason } : {}), ...(forMemberId === undefined ? {} : { forMemberId }) };
    return run(() => client.vote.mutate({ planId, choice, ...more, seen }), t("voted"));
  };
  return (
    <div className="mt-4 flex max-w-xl flex-col gap-3" data-print="hide">
      <VoteField label={t("yourVote")} name={`vote-${planId}`} value={ownVote} onVote={(choice) => void vote(choice)} />
      {standsInFor.map(({ id, name }) => (
        <VoteField
          key={id}
          label={t("voteFor", { name })}
          name={`vote-${planId}-${id}`}
          value={votes.find(({ member, isFormer }) => member.id === id && !isFormer)?.choice ?? null}
          onVote={(choice) => void vote(choice, id)}
        />
      ))}
      <TextArea
        label={t("reason")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={refusal}
        rows={2}
        maxLength={4000}
      />
      <div className="flex flex-wrap items-center gap-2">
        {(["approve", "sendBack", "decline"] as const).map((decision) => (
          <Button
            key={decision}
            {...(decision === "approve" ? { tone: "primary" as const } : {})}
            onClick={() => void decide(decision)}
          >
            {t(`decide.${decision}`)}
          </Button>
        ))}
        <span className="text-ink-3 text-small">{t("frozen", { quorum })}</span>
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label={t("priority")}
          value={priority}
          onChange={(event) => setPriority(event.target.value as Priority)}
          options={priorities.map((value) => ({ value, label: t(`priorities.${value}`) }))}
        />
        <Button onClick={() => void decide("reprioritise")}>{t("decide.reprioritise")}</Button>
      </div>
    </div>
  );
}

type VoteFieldProps = { label: string; name: string; value: Choice | null; onVote: (choice: Choice) => void };

function VoteField({ label, name, value, onVote }: VoteFieldProps) {
  const t = useTranslations("council.proposals");
  return (
    <div>
      <span className="mr-3 font-medium text-ui">{label}</span>
      <SegmentedControl
        label={label}
        name={name}
        value={value ?? ""}
        onChange={(choice) => (choice === "" ? undefined : onVote(choice))}
        options={voteChoices.map((choice) => ({ value: choice as Choice | "", label: t(`choices.${choice}`) }))}
      />
    </div>
  );
}

const goesWithinMs = 10_000;

/** Where somebody else has decided, the card goes right after the refusal, and what it says with it: then the notice bar says it. */
function useLastWord() {
  const refused = useRef<{ why: string; at: number } | null>(null);
  useEffect(
    () => () => {
      const last = refused.current;
      if (last && Date.now() - last.at < goesWithinMs) notify({ text: last.why, tone: "danger" });
    },
    [],
  );
  return refused;
}
