import type { Transaction } from "@heard/db";
import type { SuggestionRow } from "@heard/db/schema/suggestions";
import { readCatalogue } from "../catalogue/queries.ts";
import { assertAsRead } from "../seen.ts";

export type SuggestionWords = { title: string; text: string; touchpoint: string | null };

/** What a suggestion says and where, as its author wrote it. */
export async function readWords(
  tx: Transaction,
  { title, body, touchpointId }: SuggestionRow,
): Promise<SuggestionWords> {
  const { touchpoints } = await readCatalogue(tx);
  const place = [...touchpoints.values()].find(({ id }) => id === touchpointId);
  return { title, text: body, touchpoint: place?.key ?? null };
}

/** A vote and a decision are on the words that were read. @throws DomainError conflict `changed_since_read` */
export async function assertReadAsIs(
  tx: Transaction,
  suggestion: SuggestionRow,
  seen: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  if (seen === undefined) return;
  assertAsRead({ kind: "suggestion", id: suggestion.title }, { seen, stored: await readWords(tx, suggestion) });
}
