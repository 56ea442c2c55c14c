"use client";

import type { Proposal } from "@heard/core/council";
import { efforts } from "@heard/core/council/rules";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog, MissingPanel } from "@heard/ui/missing-part";
import { SelectInput } from "@heard/ui/select";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { BallotForm } from "./ballot-form.tsx";
import { ProposalFacts } from "./proposal-facts.tsx";
import { rankWords } from "./rank-words.ts";
import { useCouncilRun } from "./use-council-run.ts";

const InputsDialog = latePart(() => import("./inputs-dialog.tsx"), MissingDialog);
const ProposalChart = latePart(() => import("./proposal-chart.tsx"), MissingPanel);

export type ProposalProps = {
  organisation: string;
  catalogue: Catalogue;
  format: Format;
  proposal: Proposal;
  quorum: number;
  canEdit: boolean;
  canVote: boolean;
  /** Of the meeting that decides on it. */
  meetingId?: number;
};

/** One plan to decide: what it is, why it ranks where it does, who voted how, and the decision. */
export function ProposalCard(context: ProposalProps) {
  const { organisation, catalogue, proposal, canEdit, canVote, format } = context;
  const t = useTranslations("council.proposals");
  const plans = useTranslations("plans");
  const locale = useLocale();
  const { plan, ranked, tally, missing, votes } = proposal;
  return (
    <li className="border-line border-t py-5 first:border-t-0 first:pt-0">
      <p className="text-ink-3 text-small">
        {[
          ranked ? t("rank", { rank: rankWords(ranked.rank) }) : null,
          plan.touchpoint ? nameIn(locale, plan.touchpoint.name) : plans("everywhere"),
          plan.owner ? t("by", { name: plan.owner.name }) : null,
          proposal.voteEnd === null
            ? t("until", { day: format.day(proposal.votesUntil) })
            : t(`ended.${proposal.voteEnd}`),
          ranked?.priority === 1 ? t("first") : ranked?.priority === -1 ? t("last") : null,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
      <h3 className="mt-1 font-semibold text-title">
        <Link className="name-link" href={paths.plan(organisation, plan.number)}>
          <span className="font-normal text-ink-2">{plans("number", { number: String(plan.number) })}</span>{" "}
          {plan.title}
        </Link>
      </h3>
      <ProposalFacts {...{ proposal, catalogue, format }} canAnswer={canVote && !proposal.isOwn} />
      <div data-print="only" className="mt-4">
        <ProposalChart {...{ proposal, catalogue, format }} />
      </div>
      {ranked ? <Inputs {...{ proposal, format }} ranked={ranked} /> : null}
      {canEdit ? (
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2" data-print="hide">
          <EffortField {...context} />
          <OverridePart {...context} />
        </div>
      ) : null}
      <p className="mt-3 text-ui">
        {t("votes", {
          ...{ inFavour: String(tally.for), against: String(tally.against), abstain: String(tally.abstain) },
          missing: String(missing.length),
        })}
      </p>
      <ul className="text-ink-2 text-small">
        {votes.map(({ member, choice, reason, castBy, isFormer }) => (
          <li key={member.id}>
            {t("voteOf", { name: member.name })}
            <strong>{t(`choices.${choice}`)}</strong>
            {castBy === null ? "" : t("castBy", { name: castBy })}
            {isFormer ? t("former") : ""}
            {reason ? ` · ${reason}` : ""}
          </li>
        ))}
      </ul>
      {proposal.isOwn ? (
        <p className="mt-2 text-ink-3 text-small">{t("own")}</p>
      ) : canVote ? (
        <BallotForm {...context} />
      ) : (
        <p className="mt-2 text-ink-3 text-small">{t("onlyMembers")}</p>
      )}
    </li>
  );
}

/** What the rank was made from. */
function Inputs({
  proposal: { byPeople, inputReason },
  format,
  ranked,
}: Pick<ProposalProps, "proposal" | "format"> & { ranked: NonNullable<Proposal["ranked"]> }) {
  const t = useTranslations("council.proposals");
  return (
    <p className="mt-2 text-ink-2 text-small tabular-nums first-letter:uppercase" data-figure="input">
      {t("inputs", {
        ...{ impact: format.percent(ranked.impact / 100), volume: format.count(ranked.volume) },
        ...{ confidence: format.wholePercent(ranked.confidence), effort: String(ranked.effort) },
      })}
      {byPeople.length === 0
        ? ""
        : ` · ${t("said", { inputs: format.list(byPeople.map((key) => t(`names.${key}`))) })}`}
      {inputReason ? ` ${t("override.why", { reason: inputReason })}` : ""}
    </p>
  );
}

/** What people say of the inputs; who sees a part of them says nothing. */
function OverridePart({ proposal, format }: ProposalProps) {
  const t = useTranslations("council.proposals.override");
  const [isOpen, setOpen] = useState(false);
  const { plan, ranked, measured } = proposal;
  if (!ranked || !measured) return null;
  return (
    <>
      <Button aria-label={t("editOf", { number: String(plan.number) })} onClick={() => setOpen(true)}>
        {t("edit")}
      </Button>
      {isOpen ? <InputsDialog {...{ proposal, ranked, measured, format }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function EffortField({ proposal: { plan, effort } }: ProposalProps) {
  const t = useTranslations("council.proposals");
  const { council: client } = useTRPCClient();
  const { run } = useCouncilRun();
  return (
    <p className="flex items-center gap-2 text-small">
      <span aria-hidden="true">{t("effort")}</span>
      <span className="w-20">
        <SelectInput
          aria-label={t("effort")}
          value={String(effort)}
          onChange={(event) =>
            void run(
              () => client.setInput.mutate({ planId: plan.id, effort: Number(event.target.value), seen: { effort } }),
              t("effortSaved"),
            )
          }
          options={efforts.map((value) => ({ value: String(value), label: String(value) }))}
        />
      </span>
    </p>
  );
}
