import type { Transaction } from "@heard/db";
import type { ResponseRow } from "@heard/db/ingest";
import { unread } from "@heard/db/schema/comment-readings";
import { commentOriginals, comments, responses, type SubmissionRecord, scores } from "@heard/db/schema/responses";
import { and, eq, sql } from "drizzle-orm";
import { forgetReadings } from "../readings/forget.ts";
import { queueChange } from "./change.ts";
import { expireAttachedFiles } from "./expire-attached.ts";

/**
 * Puts what was said last in the place of what was said before, and counts it when it is complete. For responses that count for nothing yet: there is
 * nothing to take back. Needs its cells to be there, and the
 * transaction's leave to look at originals, for those of before are deleted.
 */
export async function replaceResponse(tx: Transaction, id: string, row: ResponseRow): Promise<void> {
  const { shardKey, cell, day } = row;
  const orgId = cell.organisationId;
  const counted = row.state === 2;
  const submission: SubmissionRecord | null = row.submission ? JSON.parse(row.submission) : null;
  const kept = submission?.files?.map(({ file }) => file);
  const own = sql`r.shard_key = ${shardKey} and r.id = ${id}::uuid`;
  await expireAttachedFiles(tx, own, { at: new Date(row.receivedAt), kept });
  const at = sql`shard_key = ${shardKey} and response_id = ${id}::uuid`;
  await tx.execute(sql`delete from comment_originals where ${at}`);
  await tx.execute(sql`delete from comments where ${at}`);
  await forgetReadings(tx, at);
  await tx.execute(sql`delete from scores where ${at}`);
  await tx
    .update(responses)
    .set({
      ...{ contentHash: row.contentHash, touchpointId: cell.touchpointId, channelId: cell.channelId, mode: cell.mode },
      ...{ language: cell.language, cellId: BigInt(cell.cellId), coreId: BigInt(cell.coreId), customer: row.customer },
      ...{
        occurredAt: row.occurredAt === null ? null : new Date(row.occurredAt),
        receivedAt: new Date(row.receivedAt),
        day,
      },
      ...{ state: row.state, answers: row.answers === null ? null : JSON.parse(row.answers) },
      ...{ surveyVersion: row.surveyVersion ?? null, submission },
    })
    .where(and(eq(responses.shardKey, shardKey), eq(responses.id, id)));
  const of = { shardKey, responseId: id, orgId };
  if (row.scores.length > 0)
    await tx.insert(scores).values(
      row.scores.map(({ item, measureId, bin, cell: own }) => ({
        ...{ ...of, item, measureId, bin, day, counted },
        ...{ touchpointId: own.touchpointId, cellId: BigInt(own.cellId), coreId: BigInt(own.coreId) },
      })),
    );
  if (row.comments.length > 0) {
    await tx.insert(comments).values(
      row.comments.map(({ item, language, text, tokens, redactions, cell: own }) => ({
        ...{ ...of, item, language, text, tokens, redactions, day, counted },
        ...{ touchpointId: own.touchpointId, cellId: BigInt(own.cellId) },
      })),
    );
    const originals = row.comments.flatMap(({ item, original: text }) =>
      text === null ? [] : [{ ...of, item, text }],
    );
    if (originals.length > 0) await tx.insert(commentOriginals).values(originals);
    await tx.insert(unread).values(of);
  }
  await queueChange(tx, { id, shardKey }, 1);
}
