import { suggestions } from "@heard/db/schema/suggestions";
import { likeness, wordsToCompare } from "@heard/text/likeness";
import { desc, ne, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { readSuggestions, type SuggestionItem } from "./queries.ts";
import { alikeFrom, mostAlike } from "./rules.ts";
import { FindSimilarInput } from "./schema.ts";

/** Older ones than so many are compared with nothing, and of what was said the beginning alone: it is looked up at every pause in typing. */
const mostCompared = 500;
const comparedCharacters = 300;

/**
 * What may have been suggested already, the likest first: by the title, or by all that was said. What was united with another one is found as that one; what was
 * declined is found with its reason.
 */
export async function findSimilar(ctx: ServiceContext, input: FindSimilarInput): Promise<SuggestionItem[]> {
  requirePermission(ctx, "suggestion.read");
  const { title, text: whole } = FindSimilarInput.parse(input);
  const text = whole.slice(0, comparedCharacters);
  const beginning = sql<string>`left(${suggestions.body}, ${text === "" ? 0 : comparedCharacters})`;
  return inTenant(
    ctx,
    async (tx) => {
      const rows = await tx
        .select({ id: suggestions.id, title: suggestions.title, body: beginning, into: suggestions.mergedInto })
        .from(suggestions)
        .where(ne(suggestions.state, "withdrawn"))
        .orderBy(desc(suggestions.id))
        .limit(mostCompared);
      const [wanted, all] = [wordsToCompare(title), wordsToCompare(`${title}\n${text}`)];
      const shares = new Map<number, number>();
      for (const { id, title: other, body, into } of rows) {
        const ofAll = text === "" || body === "" ? 0 : likeness(all, wordsToCompare(`${other}\n${body}`));
        const share = Math.max(likeness(wanted, wordsToCompare(other)), ofAll);
        if (share >= alikeFrom) shares.set(into ?? id, Math.max(share, shares.get(into ?? id) ?? 0));
      }
      const likest = [...shares].sort(([, a], [, b]) => b - a).slice(0, mostAlike);
      const items = await readSuggestions(tx, ctx, {
        ids: likest.map(([id]) => id),
      });
      return likest.flatMap(([id]) => items.find((one) => one.id === id) ?? []);
    },
    { snapshot: true },
  );
}
