import type { Transaction } from "@heard/db";
import { commentCorrections } from "@heard/db/schema/comment-readings";
import { and, eq, sql } from "drizzle-orm";
import { actorName, inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { changeReadings } from "./change-readings.ts";
import { recordSaid } from "./correct.ts";
import { UndoCorrectionInput } from "./schema.ts";

/**
 * Takes back all that somebody said at one press: the word before stands again, a person's as well as none. Where somebody has said otherwise since, that
 * stays, and is counted.
 * @throws DomainError not_found, also for what somebody else said
 */
export async function undoCorrection(
  ctx: ServiceContext,
  given: UndoCorrectionInput,
): Promise<{ restoredCount: number; leftCount: number }> {
  requirePermission(ctx, "comment.correct");
  const { actId } = UndoCorrectionInput.parse(given);
  const said = await inTenant(ctx, (tx) => wordsOfAct(tx, ctx, actId));
  if (said.length === 0) throw notFound("correction", actId);
  return changeReadings(ctx, said, async (tx, { comments }) => {
    // Read again now that nobody else changes them. An act may have reached comments that its maker does not see any more: those are left.
    const standing = (await wordsOfAct(tx, ctx, actId)).filter(({ replacedAt }) => replacedAt === null);
    const changed = comments
      .map((comment) => ({
        comment,
        words: standing.filter(({ responseId, item }) => responseId === comment.responseId && item === comment.item),
      }))
      .filter(({ words }) => words.length > 0);
    await putBack(
      tx,
      ctx,
      changed.flatMap(({ words }) => words),
    );
    await recordSaid(tx, ctx, "comment.undoCorrection", { changed });
    return { restoredCount: changed.length, leftCount: comments.length - changed.length };
  });
}

function wordsOfAct(tx: Transaction, ctx: ServiceContext, actId: string) {
  const { kind, id } = actorName(ctx);
  const { actId: act, madeByKind, madeBy, orgId } = commentCorrections;
  return tx
    .select()
    .from(commentCorrections)
    .where(and(eq(orgId, ctx.organisation.id), eq(act, actId), eq(madeByKind, kind), eq(madeBy, id)));
}

async function putBack(
  tx: Transaction,
  ctx: ServiceContext,
  words: readonly (typeof commentCorrections.$inferSelect)[],
): Promise<void> {
  if (words.length === 0) return;
  const list = sql`json_to_recordset(${JSON.stringify(words)}::json)
    as u ("shardKey" int, "responseId" uuid, item smallint, what text, "themeId" int, "actId" uuid, replaces uuid)`;
  const place = sql`k.shard_key = u."shardKey" and k.response_id = u."responseId" and k.item = u.item and k.what = u.what and k.theme_id = u."themeId"`;
  const at = ctx.now().toISOString();
  await tx.execute(
    sql`update comment_corrections k set replaced_at = ${at}::timestamptz from ${list} where ${place} and k.act_id = u."actId"`,
  );
  await tx.execute(
    sql`update comment_corrections k set replaced_at = null from ${list} where ${place} and k.act_id = u.replaces`,
  );
}
