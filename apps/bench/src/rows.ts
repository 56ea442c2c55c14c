import { cellOf } from "@heard/db/cells";
import type { ResponseRow } from "@heard/db/ingest";
import { shardKeyOf, withShardKey } from "@heard/db/shard-key";
import { tokens, tsvectorLiteral } from "@heard/text/tokens";
import { v7 as uuidv7 } from "uuid";

/** Short comments in three languages. */
export const benchTexts = [
  "The refund took three weeks, nobody answered.",
  "送货很快，包装也好。",
  "退款太慢了，打了三次电话。",
  "Friendly people, short queue.",
  "結帳很方便，但找不到門市。",
];
const prepared = benchTexts.map((text) => ({ text, tokens: tsvectorLiteral(tokens(text)) }));
const today = new Date().toISOString().slice(0, 10);

/** A response with two scores and, three times in ten, a comment with its original: the unit that ingest is measured in. */
export function benchRow(
  organisationId: number,
  sourceId: number,
  measureIds: readonly number[],
  random: () => number,
  /** Only what ingest records has to say it; the floors do not look. */
  catalogueVersion = 0,
): ResponseRow {
  const fresh = uuidv7();
  const shardKey = shardKeyOf(organisationId, { id: sourceId, slots: 1 }, fresh);
  const touchpointId = 1 + Math.floor(random() * 20);
  const cell = cellOf(organisationId, {
    sourceId,
    touchpointId,
    channelId: 1 + (touchpointId % 3),
    mode: 4,
    language: 1 + (touchpointId % 2),
    segments: [1 + (touchpointId % 4), 0, 0, 0, 0, 0],
  });
  const comment = random() < 0.3 ? prepared[Math.floor(random() * prepared.length)] : undefined;
  return {
    shardKey,
    id: withShardKey(fresh, shardKey),
    externalId: fresh,
    contentHash: fresh,
    batchId: 0,
    cell,
    customer: null,
    occurredAt: new Date().toISOString(),
    occurredOn: null,
    receivedAt: new Date().toISOString(),
    day: today,
    state: 2,
    answers: null,
    replyKey: null,
    catalogueVersion,
    scores: measureIds.slice(0, 2).map((measureId, item) => ({ item, measureId, cell, bin: Math.floor(random() * 5) })),
    comments: comment
      ? [
          {
            item: 0,
            cell,
            language: 1,
            text: comment.text,
            tokens: comment.tokens,
            redactions: 0,
            original: comment.text,
          },
        ]
      : [],
  };
}
