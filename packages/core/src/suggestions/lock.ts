import type { Transaction } from "@heard/db";
import { type SuggestionRow, suggestions } from "@heard/db/schema/suggestions";
import { asc, inArray } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError, forbidden, invalidState, notFound } from "../errors.ts";
import { permissions } from "../permissions.ts";
import { type SuggestionStep, suggestionCan } from "./rules.ts";

/** A suggestion that the reader may see, held until the transaction ends. @throws DomainError not_found */
export async function lockSuggestion(tx: Transaction, suggestionId: number): Promise<SuggestionRow> {
  const [row] = await lockSuggestions(tx, [suggestionId]);
  if (!row) throw notFound("suggestion", suggestionId);
  return row;
}

/** Several at once, in the order that everybody takes, so that nobody waits for whoever waits for them. @throws DomainError not_found */
export async function lockSuggestions(tx: Transaction, ids: readonly number[]): Promise<SuggestionRow[]> {
  const rows = await tx
    .select()
    .from(suggestions)
    .where(inArray(suggestions.id, [...ids]))
    .orderBy(asc(suggestions.id))
    .for("update");
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw notFound("suggestion", id);
    return row;
  });
}

/** @throws DomainError invalid_state, naming the state in which the step cannot be taken */
export function assertSuggestionCan(step: SuggestionStep, suggestion: Pick<SuggestionRow, "title" | "state">): void {
  if (!suggestionCan(step, suggestion)) throw invalidState("suggestion", suggestion.state, suggestion.title);
}

/** One's own, held as above. @throws DomainError not_found, forbidden `suggestion_not_own` */
export async function lockOwnSuggestion(
  tx: Transaction,
  ctx: ServiceContext,
  suggestionId: number,
): Promise<SuggestionRow> {
  const author = suggester(ctx);
  const suggestion = await lockSuggestion(tx, suggestionId);
  if (suggestion.suggestedBy !== author) throw new DomainError("forbidden", "suggestion_not_own");
  return suggestion;
}

/** Who suggests or votes: a person, never a key or the command line. @throws DomainError forbidden */
export function suggester({ actor }: Pick<ServiceContext, "actor">): number {
  if (actor.kind !== "member") throw forbidden(permissions["suggestion.make"].roles);
  return actor.memberId;
}
