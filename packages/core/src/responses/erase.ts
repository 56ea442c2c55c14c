import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { forgetCaseWords } from "../cases/forget.ts";
import type { ServiceContext } from "../context.ts";
import { forgetExports } from "../files/forget-exports.ts";
import { forgetDrafts, forgetImports } from "../imports/forget.ts";
import { requirePermission } from "../permissions.ts";
import { forgetReadings } from "../readings/forget.ts";
import { forgetResponseAlerts } from "../response-alerts/forget.ts";
import { changeResponse, type LockedResponse, queueChange } from "./change.ts";
import { expireAttachedFiles } from "./expire-attached.ts";

export const EraseResponseInput = z.strictObject({ responseId: z.uuid() });

/** Erases a response with its scores, comments, originals and all that was read in them for ever; every number is as if it had never come. There is no bin for personal data. */
export async function eraseResponse(ctx: ServiceContext, input: z.infer<typeof EraseResponseInput>): Promise<void> {
  requirePermission(ctx, "response.erase");
  await changeResponse(
    ctx,
    input.responseId,
    async (tx, response) => {
      // First: whoever changes members holds the organisation's row before cases and plans, too.
      await forgetExports(tx, ctx);
      await forgetDrafts(tx, ctx);
      await eraseResponseIn(tx, ctx, response);
      await recordAudit(tx, ctx, { verb: "response.erase", subject: { kind: "response", id: response.id } });
    },
    { unmask: true },
  );
}

/** The same for whoever has locked the response, in a transaction that may look at originals; the entry in the log is theirs. */
export async function eraseResponseIn(tx: Transaction, ctx: ServiceContext, response: LockedResponse): Promise<void> {
  await queueChange(tx, response, -1);
  const at = sql`shard_key = ${response.shardKey} and response_id = ${response.id}::uuid`;
  const own = sql`r.shard_key = ${response.shardKey} and r.id = ${response.id}::uuid`;
  await expireAttachedFiles(tx, own, { at: ctx.now() });
  await forgetImports(tx, own, ctx.now());
  // Originals first: their policy looks at the comment, which must still be there. Unmasking is not needed to delete.
  await tx.execute(sql`delete from comment_originals where ${at}`);
  await tx.execute(sql`delete from comments where ${at}`);
  await forgetReadings(tx, at);
  await forgetCaseWords(tx, ctx, response.id);
  await forgetResponseAlerts(tx, response.id);
  await tx.execute(sql`delete from scores where ${at}`);
  await tx.execute(sql`delete from responses where shard_key = ${response.shardKey} and id = ${response.id}::uuid`);
}
