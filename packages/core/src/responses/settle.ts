import { ingest, lookup } from "@heard/db";
import type { ResponseRow } from "@heard/db/ingest";
import { recordingCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { type Prepared, prepareItems } from "./prepare-items.ts";
import type { ItemResult, RecordResponsesInput } from "./record.ts";

const settlingRounds = 5;

/**
 * What was not stored was there already: with the same content it is a duplicate, with other content a conflict. What was there at the insert
 * and is gone at the look was erased in between, or was never there because the catalogue has changed: it is prepared again and goes in.
 */
export async function settleItems(
  ctx: ServiceContext,
  input: RecordResponsesInput,
  prepared: readonly Prepared[],
  stored: ReadonlySet<string>,
  rounds = settlingRounds,
): Promise<ItemResult[]> {
  const missing = prepared.filter(({ row }) => !stored.has(row.id));
  if (missing.length === 0) return prepared.map(({ index, row }) => ({ index, status: "accepted", id: row.id }));
  const found = await lookup.duplicates(
    missing.map(({ row }) => ({
      shardKey: row.shardKey,
      organisationId: ctx.organisation.id,
      sourceId: row.cell.sourceId,
      externalId: row.externalId ?? "",
    })),
  );
  const byIndex = new Map(found.map((match) => [missing[match.ordinal - 1]?.index, match]));
  const settled = prepared.flatMap(({ index, row }): ItemResult[] => {
    if (stored.has(row.id)) return [{ index, status: "accepted", id: row.id }];
    const match = byIndex.get(index);
    return match ? [verdictOn(index, row, match)] : [];
  });
  const gone = missing.filter(({ index }) => !byIndex.has(index));
  const [first] = gone;
  if (!first) return settled;
  if (rounds === 0)
    throw new Error(`Response ${first.row.id} was neither stored nor found under its key ${first.row.externalId}`);
  const again = await prepareItems(ctx, input, gone, await recordingCatalogue(ctx, { fresh: true }));
  const storedNow = await ingest({ responses: again.prepared.map(({ row }) => row) });
  return [...settled, ...again.rejected, ...(await settleItems(ctx, input, again.prepared, storedNow, rounds - 1))];
}

/** On an item whose key is known. */
function verdictOn(
  index: number,
  row: Pick<ResponseRow, "externalId" | "contentHash">,
  known: { id: string; contentHash: string },
): ItemResult {
  if (known.contentHash === row.contentHash) return { index, status: "duplicate", id: known.id };
  const value = row.externalId ?? "";
  return {
    index,
    status: "rejected",
    errors: [
      {
        code: "id_conflict",
        path: "/externalId",
        value,
        message: `The id ${value} is known with other content.`,
        expected: "an id that is new, or the same content",
        params: { value },
      },
    ],
  };
}
