import type { Transaction } from "@heard/db";
import { type SuggestionState, suggestions } from "@heard/db/schema/suggestions";
import { and, asc, eq, gte } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { readSuggestions, type SuggestionItem } from "./queries.ts";

/** Decided by somebody: what its author took back is no news to them. */
export type DecidedSuggestion = SuggestionItem & { state: Exclude<SuggestionState, "withdrawn"> };
const isDecided = (item: SuggestionItem): item is DecidedSuggestion => item.state !== "withdrawn";

/** What became of somebody's own suggestions since a moment, the oldest first. */
export async function readDecided(
  tx: Transaction,
  ctx: ServiceContext,
  { memberId, since }: { memberId: number; since: Date },
): Promise<DecidedSuggestion[]> {
  const rows = await tx
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(and(eq(suggestions.suggestedBy, memberId), gte(suggestions.decidedAt, since)))
    .orderBy(asc(suggestions.decidedAt), asc(suggestions.id));
  return (await readSuggestions(tx, ctx, { ids: rows.map(({ id }) => id) })).filter(isDecided);
}
