import { responses, scores } from "@heard/db/schema/responses";
import { and, desc, inArray, lt } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { stateOf } from "../responses/queries.ts";
import { contactRow } from "./queries.ts";
import { ListContactResponsesInput } from "./schema.ts";

/**
 * What this customer has answered, newest first. Needs the grant to see customers: whose an answer is, is exactly what it opens.
 * @throws DomainError not_found, forbidden
 */
export async function listContactResponses(ctx: ServiceContext, input: ListContactResponsesInput) {
  requirePermission(ctx, "contact.read");
  requirePermission(ctx, "customer.see");
  const { contactId, cursor, limit } = ListContactResponsesInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const { key } = await contactRow(tx, ctx, contactId);
    // What was answered before the contact had a key stands under its id.
    const customers = [contactId, ...(key === null ? [] : [key])];
    const rows = await tx
      .select()
      .from(responses)
      .where(and(inArray(responses.customer, customers), cursor ? lt(responses.id, cursor) : undefined))
      .orderBy(desc(responses.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const catalogue = await readCatalogue(tx);
    const sources = new Map([...catalogue.sources.values()].map((source) => [source.id, source]));
    const given = await scoresOf(page.map(({ id }) => id));
    return {
      items: page.map((row) => ({
        id: row.id,
        day: row.day,
        state: stateOf(row.state),
        source: sources.get(row.sourceId)?.name ?? null,
        scores: given
          .filter(({ responseId }) => responseId === row.id)
          .flatMap(({ measureId, bin }) => {
            const measure = catalogue.measures.get(measureId);
            if (!measure) return [];
            const { metric, scale } = measure;
            return [{ metric: metric.key, name: metric.name, value: bin + scale.min, max: scale.max }];
          }),
      })),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };

    async function scoresOf(ids: readonly string[]) {
      if (ids.length === 0) return [];
      const shards = [...new Set(page.map(({ shardKey }) => shardKey))];
      return tx
        .select()
        .from(scores)
        .where(and(inArray(scores.shardKey, shards), inArray(scores.responseId, [...ids])))
        .orderBy(scores.responseId, scores.item);
    }
  });
}
