import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { type SuggestionRow, suggestions, suggestionVotes } from "@heard/db/schema/suggestions";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, asc, count, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { type CommentItem, itemsOf } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { type PlanItem, type PlanPerson, readPeople, readPlans } from "../improvement-plans/queries.ts";
import { PlanInput } from "../improvement-plans/schema.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { readJudged } from "../progress/read-plans-of.ts";
import type { ShortVerdict } from "../progress/rules.ts";
import type { SuggestionView } from "./rules.ts";
import { ListSuggestionsInput } from "./schema.ts";

export type SuggestionItem = Pick<
  SuggestionRow,
  "id" | "title" | "state" | "suggestedAt" | "editedAt" | "decidedAt" | "reason"
> & {
  text: string;
  touchpoint: { key: string; name: LocalisedText } | null;
  suggestedBy: PlanPerson | null;
  isOwn: boolean;
  decidedBy: PlanPerson | null;
  /** Colleagues who want it too. */
  votes: number;
  hasVoted: boolean;
  /** What a customer said; `null` where nothing was linked, or where it is no longer there. */
  comment: Pick<CommentItem, "responseId" | "item" | "text" | "day"> | null;
  /** What it has become, as far as the reader sees it. */
  plan: Pick<PlanItem, "number" | "title" | "state"> | null;
  verdict: ShortVerdict | null;
  /** What it is a part of, and what is a part of it. */
  mergedInto: { id: number; title: string } | null;
  united: { id: number; title: string; suggestedBy: PlanPerson | null }[];
};
export type SuggestionList = {
  items: SuggestionItem[];
  counts: Record<SuggestionView, number>;
  /** Whether the reader says what becomes of suggestions. */
  canDecide: boolean;
};

/** Suggestions by what became of them, or the reader's own: what waits by its votes, the rest by the day. */
export async function listSuggestions(ctx: ServiceContext, input: ListSuggestionsInput): Promise<SuggestionList> {
  requirePermission(ctx, "suggestion.read");
  const { view, limit } = ListSuggestionsInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const counts = await readCounts(tx, ctx);
      const votes = sql`(select count(*) from ${suggestionVotes} v where v.org_id = ${suggestions.orgId} and v.suggestion_id = ${suggestions.id})`;
      const newest = sql`coalesce(${suggestions.decidedAt}, ${suggestions.suggestedAt})`;
      const rows = await tx
        .select({ id: suggestions.id })
        .from(suggestions)
        .where(whereOf(ctx, view))
        .orderBy(...(view === "open" ? [desc(votes)] : []), desc(newest), desc(suggestions.id))
        .limit(limit);
      const items = await readSuggestions(tx, ctx, { ids: rows.map(({ id }) => id) });
      return { items, counts, canDecide: isPermitted(ctx, "suggestion.decide") };
    },
    { snapshot: true },
  );
}

const readerOf = ({ actor }: ServiceContext): number => (actor.kind === "member" ? actor.memberId : 0);
const whereOf = (ctx: ServiceContext, view: SuggestionView): SQL =>
  view === "own" ? eq(suggestions.suggestedBy, readerOf(ctx)) : eq(suggestions.state, view);

async function readCounts(tx: Transaction, ctx: ServiceContext): Promise<SuggestionList["counts"]> {
  const { state, suggestedBy } = suggestions;
  const rows = await tx
    .select({ state, all: count(), own: sql<number>`count(*) filter (where ${suggestedBy} = ${readerOf(ctx)})::int` })
    .from(suggestions)
    .groupBy(state);
  const inState = (wanted: SuggestionRow["state"]) => rows.find((row) => row.state === wanted)?.all ?? 0;
  return {
    ...{ open: inState("open"), accepted: inState("accepted"), declined: inState("declined") },
    own: rows.reduce((sum, row) => sum + row.own, 0),
  };
}

/** These suggestions as a list shows them, in the order of their ids as given. */
export async function readSuggestions(
  tx: Transaction,
  ctx: ServiceContext,
  { ids }: { ids: readonly number[] },
): Promise<SuggestionItem[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(suggestions)
    .where(inArray(suggestions.id, [...ids]));
  const catalogue = await readCatalogue(tx);
  const people = await readPeople(tx);
  const votes = await votesOf(tx, ctx, ids);
  const kin = await kinOf(tx, rows);
  const comments = await commentsOf(tx, catalogue, rows);
  const plans = await plansOf(tx, ctx, rows);
  const places = new Map([...catalogue.touchpoints.values()].map((one) => [one.id, one]));
  const person = (id: number | null) => people.get(id ?? 0) ?? null;
  const items = rows.map((row): SuggestionItem => {
    const place = places.get(row.touchpointId ?? 0);
    const { id, title, state, suggestedAt, editedAt, decidedAt, reason } = row;
    const said = comments.find((one) => one.responseId === row.responseId && one.item === row.item);
    const into = kin.find((one) => one.id === row.mergedInto);
    return {
      ...{ id, title, state, suggestedAt, editedAt, decidedAt, reason, text: row.body },
      touchpoint: place ? { key: place.key, name: place.name } : null,
      ...{ suggestedBy: person(row.suggestedBy), decidedBy: person(row.decidedBy) },
      isOwn: row.suggestedBy === readerOf(ctx),
      ...(votes.get(id) ?? { votes: 0, hasVoted: false }),
      comment: said ? { responseId: said.responseId, item: said.item, text: said.text, day: said.day } : null,
      ...(plans.get(row.planId ?? 0) ?? { plan: null, verdict: null }),
      mergedInto: into ? { id: into.id, title: into.title } : null,
      united: kin
        .filter((one) => one.mergedInto === id)
        .map((one) => ({ id: one.id, title: one.title, suggestedBy: person(one.suggestedBy) })),
    };
  });
  return ids.flatMap((id) => items.find((one) => one.id === id) ?? []);
}

async function votesOf(tx: Transaction, ctx: ServiceContext, ids: readonly number[]) {
  const { suggestionId, memberId } = suggestionVotes;
  const rows = await tx
    .select({ suggestionId, votes: count(), hasVoted: sql<boolean>`bool_or(${memberId} = ${readerOf(ctx)})` })
    .from(suggestionVotes)
    .where(inArray(suggestionId, [...ids]))
    .groupBy(suggestionId);
  return new Map(rows.map(({ suggestionId: id, ...row }) => [id, row]));
}

/** What these are parts of, and their own parts, the oldest first. */
function kinOf(tx: Transaction, rows: readonly SuggestionRow[]) {
  const wholes = rows.flatMap(({ mergedInto }) => mergedInto ?? []);
  const { id, title, suggestedBy, mergedInto } = suggestions;
  const ids = rows.map((row) => row.id);
  return tx
    .select({ id, title, suggestedBy, mergedInto })
    .from(suggestions)
    .where(or(inArray(mergedInto, ids), inArray(id, [0, ...wholes])))
    .orderBy(asc(id));
}

function commentsOf(tx: Transaction, catalogue: Catalogue, rows: readonly SuggestionRow[]): Promise<CommentItem[]> {
  const keys = rows.flatMap(({ responseId, item }) =>
    responseId === null || item === null
      ? []
      : [{ shard_key: shardKeyOfId(responseId), response_id: responseId, item }],
  );
  return itemsOf(tx, catalogue, keys, "");
}

/** The plans that these have become, with their verdicts, as far as the reader sees plans at all. */
async function plansOf(tx: Transaction, ctx: ServiceContext, rows: readonly SuggestionRow[]) {
  const ids = new Set(rows.flatMap(({ planId }) => planId ?? []));
  if (ids.size === 0 || !isPermitted(ctx, "plan.read")) return new Map<number, never>();
  const plans = (await readPlans(tx, ctx)).filter(({ id }) => ids.has(id));
  const verdicts = new Map((await readJudged(tx, ctx, plans)).map(({ plan, verdict }) => [plan.id, verdict]));
  return new Map(
    plans.map(({ id, number, title, state }) => [
      id,
      { plan: { number, title, state }, verdict: verdicts.get(id) ?? null },
    ]),
  );
}

/** Who suggested what has become this plan: whose suggestion was accepted, then those whose suggestions were united with it. @throws DomainError not_found */
export async function listSuggestersOf(ctx: ServiceContext, input: PlanInput): Promise<PlanPerson[]> {
  requirePermission(ctx, "suggestion.read");
  const { planId } = PlanInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const here = and(eq(improvementPlans.id, planId), isNull(improvementPlans.deletedAt));
      const [plan] = await tx.select({ id: improvementPlans.id }).from(improvementPlans).where(here);
      if (!plan) throw notFound("improvement plan", planId);
      const whole = alias(suggestions, "whole");
      const rows = await tx
        .select({ suggestedBy: suggestions.suggestedBy })
        .from(suggestions)
        .leftJoin(whole, eq(whole.id, suggestions.mergedInto))
        .where(or(eq(suggestions.planId, planId), eq(whole.planId, planId)))
        .orderBy(sql`${suggestions.planId} is null`, asc(suggestions.id));
      const people = await readPeople(tx);
      return [...new Set(rows.map(({ suggestedBy }) => suggestedBy))].flatMap((id) => people.get(id) ?? []);
    },
    { snapshot: true },
  );
}
