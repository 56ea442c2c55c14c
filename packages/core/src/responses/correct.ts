import { sql } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { invalidInput, invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { changeResponse, queueChange } from "./change.ts";
import { stateOf } from "./queries.ts";
import { binOf } from "./rules.ts";

export const CorrectResponseInput = z.strictObject({
  responseId: z.uuid(),
  /** Scores by their place in the response, with the value that the customer meant and the one that stood there. */
  scores: z
    .array(z.strictObject({ item: z.int().min(0), value: z.number(), seen: z.number().optional() }))
    .min(1)
    .max(100),
});

/**
 * Corrects scores of a response, for example after a data entry error. The old answer is taken back and the new one counted in one transaction;
 * the log names the fields and never the answers.
 * @throws DomainError invalid_input `score_off_scale` or `score_not_whole`, conflict `changed_meanwhile`, not_found
 */
export async function correctResponse(ctx: ServiceContext, input: z.infer<typeof CorrectResponseInput>): Promise<void> {
  requirePermission(ctx, "response.correct");
  await changeResponse(ctx, input.responseId, async (tx, response) => {
    if (stateOf(response.state) === "binned") throw invalidState("response", "binned");
    const { measures } = await readCatalogue(tx);
    const at = sql`shard_key = ${response.shardKey} and response_id = ${response.id}::uuid`;
    const stored = await tx.execute<{ item: number; measure_id: number; touchpoint_id: number; bin: number }>(
      sql`select item, measure_id, touchpoint_id, bin from scores where ${at}`,
    );
    const isSeen = (row: { touchpoint_id: number }) =>
      ctx.touchpoints === "*" || ctx.touchpoints.includes(row.touchpoint_id);
    await queueChange(tx, response, -1);
    for (const { item, value, seen } of input.scores) {
      const row = stored.find((one) => one.item === item && isSeen(one));
      const measure = measures.get(row?.measure_id ?? 0);
      if (!row || !measure) throw notFound("score", item);
      const before = { value: row.bin + measure.scale.min };
      assertUnchanged(
        { kind: "response", id: response.id },
        { seen: seen === undefined ? {} : { value: seen }, stored: before, wanted: { value } },
      );
      const bin = binOf(value, measure.scale, `/scores/${item}`);
      if (typeof bin !== "number") throw invalidInput(bin.code, bin.params);
      await tx.execute(sql`update scores set bin = ${bin} where ${at} and item = ${item}`);
    }
    await queueChange(tx, response, 1);
    await recordAudit(tx, ctx, {
      verb: "response.correct",
      subject: { kind: "response", id: response.id },
      fields: input.scores.map(({ item }) => `score ${item}`),
    });
  });
}
