import type { Transaction } from "@heard/db";
import { cases } from "@heard/db/schema/cases";
import { bounces } from "@heard/db/schema/contacts";
import { councilMeetings } from "@heard/db/schema/council-meetings";
import { distributions, invitations } from "@heard/db/schema/distributions";
import { importBatches } from "@heard/db/schema/imports";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { journeyShares } from "@heard/db/schema/journey-views";
import { sources } from "@heard/db/schema/sources";
import { suggestions } from "@heard/db/schema/suggestions";
import { surveys } from "@heard/db/schema/surveys";
import { targetSteps, targets } from "@heard/db/schema/targets";
import { webhookReceivers } from "@heard/db/schema/webhooks";
import { and, count, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { countOpen, countUnseen } from "../alerts/queries.ts";
import type { ServiceContext } from "../context.ts";
import { readCoverage } from "../council/queries.ts";
import { readPeople } from "../improvement-plans/queries.ts";
import { isPermitted, type Permission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { nextReview } from "../targets/rules.ts";
import { type ErrandKind, newDays } from "./rules.ts";

/** Something that waits, and how often: where it stands is said by its kind. */
export type Errand = { kind: ErrandKind; count: number };

const dayMs = 86_400_000;
type Look = { tx: Transaction; ctx: ServiceContext; memberId: number; now: Date; since: Date };

/** By what it asks for, in the order in which it presses; each is looked for only where the reader may do something about it. */
const looks: Record<ErrandKind, { permission: Permission; find: (look: Look) => Promise<number> }> = {
  caseLate: { permission: "case.work", find: (look) => countCases(look, lte(cases.dueAt, look.now)) },
  caseEscalated: {
    permission: "case.work",
    find: ({ tx, memberId }) => {
      const isAnothers = or(isNull(cases.ownerId), ne(cases.ownerId, memberId));
      const isUp = and(eq(cases.escalateTo, memberId), isNotNull(cases.escalatedAt));
      return countIn(tx, cases, and(eq(cases.state, "open"), isUp, isAnothers));
    },
  },
  caseOpen: {
    permission: "case.work",
    find: (look) => countCases(look, or(isNull(cases.dueAt), gt(cases.dueAt, look.now))),
  },
  caseUnowned: {
    permission: "case.edit",
    find: ({ tx }) => countIn(tx, cases, and(eq(cases.state, "open"), isNull(cases.ownerId))),
  },
  sendingFailed: { permission: "distribution.edit", find: countFailedSendings },
  webhookFailing: {
    permission: "webhook.edit",
    find: ({ tx }) => {
      const isOff = inArray(webhookReceivers.disabledWhy, ["gone", "failing"]);
      const fails = and(isNull(webhookReceivers.disabledAt), isNotNull(webhookReceivers.failingSince));
      return countIn(tx, webhookReceivers, or(isOff, fails));
    },
  },
  importFaults: {
    permission: "import.run",
    find: ({ tx, since }) => {
      const isFaulty = or(eq(importBatches.state, "failed"), gt(importBatches.rejectedCount, 0));
      const isGone = inArray(importBatches.state, ["undone", "discarded"]);
      return countIn(tx, importBatches, and(isFaulty, sql`not ${isGone}`, gte(importBatches.createdAt, since)));
    },
  },
  bounced: {
    permission: "contact.edit",
    find: ({ tx, ctx, since }) => {
      const own = eq(bounces.shardKey, ctx.organisation.homeShardKey);
      return countIn(tx, bounces, and(own, inArray(bounces.kind, ["hard", "complaint"]), gte(bounces.at, since)));
    },
  },
  planWaiting: {
    permission: "plan.lead",
    // Whoever votes is told of each plan by its name.
    find: async ({ tx, ctx }) =>
      isPermitted(ctx, "council.vote")
        ? 0
        : countIn(
            tx,
            improvementPlans,
            and(eq(improvementPlans.state, "proposed"), isNull(improvementPlans.deletedAt)),
          ),
  },
  alertOpen: { permission: "alert.edit", find: ({ tx, ctx }) => countOpen(tx, ctx) },
  meetingNext: {
    permission: "council.meet",
    find: ({ tx, now }) => {
      const isSoon = and(
        eq(councilMeetings.state, "planned"),
        gt(councilMeetings.heldAt, now),
        lt(councilMeetings.heldAt, new Date(now.getTime() + newDays * dayMs)),
      );
      return countIn(tx, councilMeetings, or(eq(councilMeetings.state, "open"), isSoon));
    },
  },
  coverageGap: { permission: "council.vote", find: countCoverageGaps },
  surveyReview: { permission: "survey.publish", find: (look) => countDrafts(look, isNotNull(surveys.sentAt)) },
  surveyDraft: { permission: "survey.edit", find: (look) => countDrafts(look, isNull(surveys.sentAt)) },
  shareEnding: {
    permission: "journey.share",
    find: ({ tx, now }) => {
      const ends = and(
        gt(journeyShares.expiresAt, now),
        lt(journeyShares.expiresAt, new Date(now.getTime() + newDays * dayMs)),
      );
      return countIn(tx, journeyShares, and(isNull(journeyShares.revokedAt), ends));
    },
  },
  alertNew: {
    permission: "alert.handle",
    // Whoever answers for all of them is told of those that are open.
    find: async ({ tx, ctx }) => (isPermitted(ctx, "alert.edit") ? 0 : countUnseen(tx, ctx)),
  },
  targetReview: { permission: "target.edit", find: countReviews },
  suggestionWaiting: {
    permission: "suggestion.decide",
    find: ({ tx, since }) =>
      countIn(tx, suggestions, and(eq(suggestions.state, "open"), lt(suggestions.suggestedAt, since))),
  },
};

/** What waits for somebody by their roles, beyond the plans. */
export async function readErrands(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<Errand[]> {
  const now = ctx.now();
  const look: Look = { tx, ctx, memberId, now, since: new Date(now.getTime() - newDays * dayMs) };
  const errands: Errand[] = [];
  for (const [kind, { permission, find }] of Object.entries(looks) as [ErrandKind, (typeof looks)[ErrandKind]][]) {
    const found = isPermitted(ctx, permission) ? await find(look) : 0;
    if (found > 0) errands.push({ kind, count: found });
  }
  return errands;
}

async function countIn(tx: Transaction, table: PgTable, where: SQL | undefined): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(table).where(where);
  return row?.count ?? 0;
}

const countCases = ({ tx, memberId }: Look, clock: SQL | undefined): Promise<number> =>
  countIn(tx, cases, and(eq(cases.state, "open"), eq(cases.ownerId, memberId), clock));

/** Touchpoints that nobody stands for in the council. */
async function countCoverageGaps({ tx }: Look): Promise<number> {
  return (await readCoverage(tx, await readPeople(tx))).filter(({ seats }) => seats.length === 0).length;
}

/** Surveys with something that is not published, outside the bin. */
async function countDrafts({ tx }: Look, isSent: SQL): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(surveys)
    .innerJoin(sources, and(eq(sources.id, surveys.sourceId), isNull(sources.deletedAt)))
    .where(and(isNotNull(surveys.draft), isSent));
  return row?.count ?? 0;
}

/** Messages that could not be sent, of what is being sent or ended lately. */
async function countFailedSendings({ tx, since }: Look): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(invitations)
    .innerJoin(
      distributions,
      // With the survey, for the index of invitations begins with it.
      and(
        ...[eq(distributions.orgId, invitations.orgId), eq(distributions.surveyId, invitations.surveyId)],
        eq(distributions.id, invitations.distributionId),
      ),
    )
    .where(
      and(
        or(inArray(distributions.state, ["running", "paused"]), gte(distributions.endedAt, since)),
        ...[eq(invitations.state, "failed"), gte(invitations.eligibleAt, since)],
      ),
    );
  return row?.count ?? 0;
}

/** Targets whose day to be looked at has come. */
async function countReviews({ tx, ctx, now }: Look): Promise<number> {
  const { timeZone } = ctx.organisation;
  const rows = await tx
    .select({ months: targets.reviewMonths, lookedAt: sql<string>`max(${targetSteps.takenAt})` })
    .from(targets)
    .innerJoin(targetSteps, eq(targetSteps.targetId, targets.id))
    .where(isNull(targets.endedAt))
    .groupBy(targets.id, targets.reviewMonths);
  const today = dayIn(timeZone, now);
  return rows.filter(({ months, lookedAt }) => nextReview(dayIn(timeZone, new Date(lookedAt)), months) <= today).length;
}
