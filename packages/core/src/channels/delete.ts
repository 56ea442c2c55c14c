import { channels } from "@heard/db/schema/sources";
import { eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { assertUnanswered, putIntoBin } from "../bin/put.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnasked } from "../surveys/assert-unasked.ts";
import { getChannel } from "./queries.ts";
import { ChannelInput } from "./schema.ts";

/** Puts a channel that no answer came by into the bin. @throws DomainError not_found, invalid_state `has_answers`, `asked_by_survey` */
export async function deleteChannel(ctx: ServiceContext, input: ChannelInput): Promise<{ itemId: number }> {
  const { key } = ChannelInput.parse(input);
  // Whole, for somebody who sees some touchpoints only would find answers of those only.
  return editCatalogue({ ...ctx, touchpoints: "*" }, "segment.edit", async (tx) => {
    const { id, name, position, archivedAt } = await getChannel(tx, key);
    const place = sql`select from responses where org_id = ${ctx.organisation.id} and channel_id = ${id}`;
    await assertUnasked(tx, "channel", key);
    await assertUnanswered(tx, { what: "channel", key, places: [place] });
    const content = { position, isArchived: archivedAt !== null };
    const binned = await putIntoBin(tx, ctx, { kind: "channel", key, name, content });
    await tx.delete(channels).where(eq(channels.id, id));
    await recordAudit(tx, ctx, { verb: "channel.delete", subject: { kind: "channel", id: key }, after: binned });
    return binned;
  });
}
