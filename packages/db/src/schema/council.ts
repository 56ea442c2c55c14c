import { date, integer, jsonb, numeric, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

/** How much each input counts in the ranking of what is proposed: exponents, 1 unless said. */
export type RankingWeights = { impact: number; volume: number; confidence: number; effort: number };

export const councilSettings = pgTable("council_settings", {
  orgId: orgId(),
  costThreshold: numeric({ precision: 14, scale: 2, mode: "number" }).notNull(),
  currency: text().notNull(),
  quorum: smallint().notNull(),
  voteDays: smallint().notNull(),
  stalledDays: smallint().notNull(),
  weights: jsonb().$type<RankingWeights>().notNull(),
  chairId: integer(),
});

export const councilSeats = pgTable("council_seats", {
  orgId: orgId(),
  touchpointId: integer().notNull(),
  memberId: integer().notNull(),
  part: text().$type<"owner" | "deputy">().notNull(),
});

export const councilVotes = pgTable("council_votes", {
  orgId: orgId(),
  planId: integer().notNull(),
  /** When the plan was proposed: one that is sent back and proposed again is voted on anew. */
  round: instant().notNull(),
  memberId: integer().notNull(),
  choice: text().$type<"for" | "against" | "abstain">().notNull(),
  reason: text(),
  votedAt: instant().notNull(),
  /** Who voted in the place of the member; `null` for one who voted themselves. */
  castBy: integer(),
});

/** What people say of a proposal where the product cannot know it, or knows it worse. */
export const councilInputs = pgTable("council_inputs", {
  orgId: orgId(),
  planId: integer().notNull(),
  effort: smallint(),
  impact: numeric({ precision: 6, scale: 2, mode: "number" }),
  volume: numeric({ precision: 10, scale: 1, mode: "number" }),
  confidence: numeric({ precision: 3, scale: 2, mode: "number" }),
  /** 1 stands before what the ranking computes, -1 after it. */
  priority: smallint().$type<1 | -1>(),
  reason: text(),
  setBy: integer(),
  setAt: instant().notNull(),
});

/** What a proposal is ranked by. `impact` in per cent of what its number can move, `volume` in answers of four weeks. */
export type RankingInput = {
  planId: number;
  impact: number;
  volume: number;
  confidence: number;
  effort: number;
  /** 1 where the council put it before all that is computed, -1 where it put it after. */
  priority?: 1 | -1;
};
/** `order`: the plans as they ranked then, which a replay of the inputs has to give again. */
export type KeptRanking = { weights: RankingWeights; inputs: RankingInput[]; order?: number[] };
export type KeptVote = {
  memberId: number;
  choice: "for" | "against" | "abstain";
  reason: string | null;
  castBy?: number;
};
export type CouncilDecisionKind = "approve" | "sendBack" | "decline" | "reprioritise" | "reconsider";

export const councilDecisions = pgTable("council_decisions", {
  orgId: orgId(),
  id: identity(),
  planId: integer().notNull(),
  decision: text().$type<CouncilDecisionKind>().notNull(),
  reason: text().notNull(),
  decidedBy: integer(),
  decidedAt: instant().notNull(),
  votes: jsonb().$type<KeptVote[]>().notNull(),
  ranking: jsonb().$type<KeptRanking>().notNull(),
  /** `null` outside a meeting. */
  meetingId: integer(),
  /** The decision that this one takes up again. */
  reopensId: integer(),
});

/** Who votes in the place of a member, from one day to another. */
export const councilProxies = pgTable("council_proxies", {
  orgId: orgId(),
  id: identity(),
  memberId: integer().notNull(),
  proxyId: integer().notNull(),
  fromOn: date({ mode: "string" }).notNull(),
  toOn: date({ mode: "string" }).notNull(),
});

/** What became of the votes on a proposal on their last day. */
export const councilVoteEnds = pgTable("council_vote_ends", {
  orgId: orgId(),
  planId: integer().notNull(),
  round: instant().notNull(),
  outcome: text().$type<"decided" | "quorum" | "majority" | "refused">().notNull(),
  endedAt: instant().notNull(),
});
