import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import {
  type CouncilDecisionKind,
  councilDecisions,
  councilProxies,
  councilSeats,
  councilVoteEnds,
  councilVotes,
  type KeptRanking,
} from "@heard/db/schema/council";
import type { PlanVerdict } from "@heard/metrics";
import { asc, desc, gte } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { type PlanItem, type PlanPerson, readPeople, readPlans } from "../improvement-plans/queries.ts";
import { planCan } from "../improvement-plans/rules.ts";
import { PlanInput } from "../improvement-plans/schema.ts";
import { addDays } from "../measures/rules.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { readVerdicts } from "../verdicts/queries.ts";
import { readCouncillors } from "./read-councillors.ts";
import { type ProposalFacts, readFacts } from "./read-facts.ts";
import { type CouncilRanking, type InputOrigin, readRanking } from "./read-ranking.ts";
import { readCouncilSettings } from "./read-settings.ts";
import { readStandIns } from "./read-stand-ins.ts";
import { type CouncilSettings, isReplayed, type Ranked, rankProposals, type Tally, tallyOf } from "./rules.ts";
import { isFormer } from "./vote.ts";

export type CouncilMember = PlanPerson;
export type CouncilVote = {
  member: PlanPerson;
  choice: "for" | "against" | "abstain";
  reason: string | null;
  /** Who voted in their place; `null` for one who voted themselves. */
  castBy: string | null;
  /** Cast on what the plan was before it was said that it is judged together with another: it counts no more. */
  isFormer: boolean;
};
export type Proposal = {
  plan: PlanItem;
  /** What the goal is about; `null` without one. */
  metric: LocalisedText | null;
  currency: string;
  /** `null` for whoever sees a part: a rank among some proposals, by some of the answers, is not the council's. */
  ranked: Ranked | null;
  /** As people say it; nothing is counted. */
  effort: number;
  /** What stands where people say nothing; `null` as `ranked`. */
  measured: InputOrigin["measured"] | null;
  byPeople: InputOrigin["byPeople"];
  inputReason: string | null;
  facts: ProposalFacts;
  votes: CouncilVote[];
  tally: Tally;
  /** Members who could vote and have not, or have to do it anew. */
  missing: PlanPerson[];
  /** Of the reader: `null` before they voted, and while their vote is a former one. */
  ownVote: CouncilVote["choice"] | null;
  /** The reader owns or sponsors it, and does not vote. */
  isOwn: boolean;
  /** What votes and decisions name as what they were made on. */
  factsSince: string;
  /** The last day on which a vote is waited for. */
  votesUntil: string;
  /** The votes are over and did not decide: it waits for a meeting. */
  voteEnd: "quorum" | "majority" | "refused" | null;
  /** Members for whom the reader may vote on this one. */
  standsInFor: PlanPerson[];
};
export type CouncilDecision = {
  id: number;
  planId: number;
  number: number;
  title: string;
  decision: CouncilDecisionKind;
  reason: string;
  /** `null` where the votes decided by themselves on their last day. */
  by: string | null;
  at: Date;
  meetingId: number | null;
  /** Nothing was decided on the plan since, and it is in a state that can be taken up again. */
  canReconsider: boolean;
  tally: Tally;
  /** What the ranking of that day says of it, computed anew from what was kept; `null` for whoever sees a part. */
  rank: [from: number, to: number] | null;
  proposals: number | null;
};
export type CouncilReport = {
  settings: CouncilSettings;
  members: CouncilMember[];
  coverage: { touchpoint: string; name: LocalisedText; seats: { memberId: number; part: "owner" | "deputy" }[] }[];
  proposals: Proposal[];
  decisions: CouncilDecision[];
  stalled: PlanItem[];
  /** Verdicts of plans that it approved, and what had been expected. */
  hits: {
    plan: PlanItem;
    verdict: PlanVerdict["verdict"];
    expected: number | null;
    estimate: number | null;
    interval: readonly [number, number] | null;
    /** Answers that the effect stands on; `null` where there is no effect, and for whoever sees a part, for some of them are others' to read. */
    n: number | null;
    metric: LocalisedText | null;
  }[];
  /** Who votes in whose place, today and later. */
  standIns: { id: number; member: PlanPerson; proxy: PlanPerson; from: string; to: string; isOwn: boolean }[];
  /** The reader's own place in the council; `null` for whoever has none. */
  ownId: number | null;
  canVote: boolean;
  /** May plan meetings and run them. */
  canMeet: boolean;
  canEdit: boolean;
  canExport: boolean;
  /** May compute rankings of other days again: who sees a part is shown none. */
  canReplay: boolean;
};

/** The council as it stands: who sits for what, what waits for a decision in its order, what was decided and how that turned out. */
export async function getCouncil(ctx: ServiceContext): Promise<CouncilReport> {
  requirePermission(ctx, "council.read");
  return inTenant(ctx, (tx) => readCouncil(tx, ctx), { snapshot: true });
}

async function readCouncil(tx: Transaction, ctx: ServiceContext): Promise<CouncilReport> {
  const [settings, people, plans] = [await readCouncilSettings(tx), await readPeople(tx), await readPlans(tx, ctx)];
  const councillors = (await readCouncillors(tx)).flatMap((id) => people.get(id) ?? []);
  const decisions = await readDecisions(tx, ctx, { plans, people });
  const approved = new Set(decisions.filter(({ decision }) => decision === "approve").map(({ planId }) => planId));
  const verdicts = await readVerdicts(tx, ctx);
  const { metrics } = await readCatalogue(tx);
  return {
    settings,
    members: councillors,
    coverage: await readCoverage(tx, people),
    proposals: await readProposals(tx, ctx, {
      ...{ plans, councillors, people, settings },
      ranking: await readRanking(tx, ctx),
    }),
    ...{ decisions, stalled: plans.filter(({ isStalled }) => isStalled) },
    hits: plans.flatMap((plan) => {
      const verdict = verdicts.get(plan.id);
      // A verdict on several plans together is one hit or miss: the oldest of them that was approved here stands for it.
      const isToldElsewhere = verdict?.jointWith.some((other) => other < plan.id && approved.has(other));
      if (!verdict || !approved.has(plan.id) || isToldElsewhere) return [];
      const { effect } = verdict;
      return [
        {
          ...{ plan, verdict: verdict.verdict, expected: plan.goal?.targetChange ?? null },
          ...{ estimate: effect?.estimate ?? null, interval: effect?.interval ?? null },
          n:
            effect && ctx.touchpoints === "*"
              ? effect.points.reduce((sum, { answers }) => sum + answers.plan + answers.comparison, 0)
              : null,
          metric: metrics.get(plan.goal?.metric ?? "")?.name ?? null,
        },
      ];
    }),
    standIns: await readComingStandIns(tx, ctx, people),
    ownId: ctx.actor.kind === "member" && isPermitted(ctx, "council.vote") ? ctx.actor.memberId : null,
    canVote: isPermitted(ctx, "council.vote"),
    canMeet: ctx.touchpoints === "*" && isPermitted(ctx, "council.meet"),
    canEdit: isPermitted(ctx, "council.edit"),
    canExport: isPermitted(ctx, "export.create"),
    canReplay: ctx.touchpoints === "*",
  };
}

/** Who stands for each touchpoint in use; one with nobody is a gap. */
export async function readCoverage(
  tx: Transaction,
  people: ReadonlyMap<number, PlanPerson>,
): Promise<CouncilReport["coverage"]> {
  const seats = await tx.select().from(councilSeats);
  const inUse = [...(await readCatalogue(tx)).touchpoints.values()].filter(({ archivedAt }) => archivedAt === null);
  return inUse.map(({ id, key, name }) => ({
    ...{ touchpoint: key, name },
    seats: seats
      .filter(({ touchpointId, memberId }) => touchpointId === id && people.get(memberId)?.isActive)
      .map(({ memberId, part }) => ({ memberId, part })),
  }));
}

async function readComingStandIns(
  tx: Transaction,
  ctx: ServiceContext,
  people: ReadonlyMap<number, PlanPerson>,
): Promise<CouncilReport["standIns"]> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const reader = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
  const rows = await tx
    .select()
    .from(councilProxies)
    .where(gte(councilProxies.toOn, today))
    .orderBy(asc(councilProxies.fromOn), asc(councilProxies.id));
  return rows.flatMap(({ id, memberId, proxyId, fromOn: from, toOn: to }) => {
    const [member, proxy] = [people.get(memberId), people.get(proxyId)];
    return member && proxy ? [{ id, member, proxy, from, to, isOwn: memberId === reader }] : [];
  });
}

export async function readProposals(
  tx: Transaction,
  ctx: ServiceContext,
  {
    plans,
    councillors,
    people,
    settings,
    ranking: { origins, ...ranking },
  }: {
    plans: readonly PlanItem[];
    councillors: readonly PlanPerson[];
    people: ReadonlyMap<number, PlanPerson>;
    settings: CouncilSettings;
    ranking: CouncilRanking;
  },
): Promise<Proposal[]> {
  const facts = await readFacts(tx, ctx, origins);
  const votes = await tx.select().from(councilVotes).orderBy(asc(councilVotes.votedAt));
  const reader = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
  const ends = await tx.select().from(councilVoteEnds);
  const { metrics } = await readCatalogue(tx);
  const standIns = await readStandIns(tx, dayIn(ctx.organisation.timeZone, ctx.now()));
  const isPart = ctx.touchpoints !== "*";
  return inOrder(ranking, ctx).flatMap((ranked) => {
    const plan = plans.find(({ id }) => id === ranked.planId);
    const [origin, known] = [origins.get(ranked.planId), facts.get(ranked.planId)];
    if (!plan?.proposedAt || !plan.factsSince || !origin || !known) return [];
    const { proposedAt } = plan;
    const own = votes.filter(({ planId, round }) => planId === plan.id && round.getTime() === proposedAt.getTime());
    const current = own.filter((vote) => !isFormer(origin.plan, vote));
    const recused = [plan.owner?.id, plan.sponsorId];
    return [
      {
        ...{ plan, ranked: isPart ? null : ranked, effort: ranked.effort, currency: settings.currency },
        ...{ measured: isPart ? null : origin.measured, byPeople: origin.byPeople, inputReason: origin.reason },
        facts: known,
        metric: metrics.get(plan.goal?.metric ?? "")?.name ?? null,
        votes: own.flatMap((vote) => {
          const { memberId, choice, reason, castBy: by } = vote;
          const [member, castBy] = [people.get(memberId), people.get(by ?? 0)?.name ?? null];
          return member ? [{ member, choice, reason, castBy, isFormer: isFormer(origin.plan, vote) }] : [];
        }),
        factsSince: plan.factsSince.toISOString(),
        // Whose vote does not count when it is decided does not count here.
        tally: tallyOf(
          current.filter(
            ({ memberId }) => councillors.some(({ id }) => id === memberId) && !recused.includes(memberId),
          ),
        ),
        missing: councillors.filter(
          ({ id }) => !recused.includes(id) && !current.some(({ memberId }) => memberId === id),
        ),
        ownVote: current.find(({ memberId }) => memberId === reader)?.choice ?? null,
        isOwn: reader !== null && recused.includes(reader),
        votesUntil: addDays(dayIn(ctx.organisation.timeZone, proposedAt), settings.voteDays),
        voteEnd: endOf(
          ends.find(({ planId, round }) => planId === plan.id && round.getTime() === proposedAt.getTime()),
        ),
        standsInFor: councillors.filter(
          ({ id }) =>
            standIns.get(id) === reader &&
            !recused.includes(id) &&
            !current.some(({ memberId, castBy }) => memberId === id && castBy === null),
        ),
      },
    ];
  });
}

/** The proposals in the council's order; for whoever sees a part, as they were logged. */
export function inOrder(ranking: KeptRanking, { touchpoints }: Pick<ServiceContext, "touchpoints">): Ranked[] {
  const ranked = rankProposals(ranking);
  return touchpoints === "*" ? ranked : ranked.toSorted((a, b) => a.planId - b.planId);
}

const endOf = (end: { outcome: "decided" | "quorum" | "majority" | "refused" } | undefined): Proposal["voteEnd"] =>
  end && end.outcome !== "decided" ? end.outcome : null;

type Known = { plans: readonly PlanItem[]; people: ReadonlyMap<number, PlanPerson> };

export async function readDecisions(tx: Transaction, ctx: ServiceContext, known: Known): Promise<CouncilDecision[]> {
  const log = await readDecisionLog(tx, ctx, known);
  return log.map(({ ranked: _ranked, weights: _weights, isSame: _isSame, ...decision }) => decision);
}

export type LoggedDecision = CouncilDecision & {
  /** What was kept of the plan with the decision, and the score that follows from it; nothing of it for whoever sees a part. */
  ranked: Ranked | undefined;
  weights: CouncilSettings["weights"];
  /** Whether the order of that day follows from what was kept; `null` for one of before orders were kept. */
  isSame: boolean | null;
};

/** Every decision on the given plans with what it was taken from, the newest first. What a ranking was made from counts more than some touchpoints. */
export async function readDecisionLog(
  tx: Transaction,
  ctx: ServiceContext,
  { plans, people }: Known,
): Promise<LoggedDecision[]> {
  const isPart = ctx.touchpoints !== "*";
  const rows = await tx
    .select()
    .from(councilDecisions)
    .orderBy(desc(councilDecisions.decidedAt), desc(councilDecisions.id));
  return rows.flatMap((row) => {
    const plan = plans.find(({ id }) => id === row.planId);
    if (!plan) return [];
    const ranked = isPart ? undefined : rankProposals(row.ranking).find(({ planId }) => planId === row.planId);
    const isNewest = rows.find(({ planId }) => planId === row.planId)?.id === row.id;
    return [
      {
        ...{ id: row.id, planId: row.planId, number: plan.number, title: plan.title, decision: row.decision },
        ...{ reason: row.reason, by: people.get(row.decidedBy ?? 0)?.name ?? null, at: row.decidedAt },
        ...{ tally: tallyOf(row.votes), rank: ranked?.rank ?? null },
        proposals: isPart ? null : row.ranking.inputs.length,
        meetingId: row.meetingId,
        canReconsider: isNewest && planCan("reconsider", plan),
        ...{ ranked, weights: row.ranking.weights, isSame: isPart ? null : isReplayed(row.ranking) },
      },
    ];
  });
}

/** What the council decided on one plan, the newest first. @throws DomainError not_found */
export async function listDecisionsOfPlan(ctx: ServiceContext, input: PlanInput): Promise<CouncilDecision[]> {
  requirePermission(ctx, "plan.read");
  const { planId } = PlanInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const plans = await readPlans(tx, ctx);
    if (!plans.some(({ id }) => id === planId)) throw notFound("improvement plan", planId);
    const all = await readDecisions(tx, ctx, { plans, people: await readPeople(tx) });
    return all.filter((decision) => decision.planId === planId);
  });
}
