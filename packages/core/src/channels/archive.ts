import { channels } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { getChannel } from "./queries.ts";
import { ChannelInput } from "./schema.ts";

/** Puts a channel away: it takes no new answers; those that it has stay, and stay in every number. @throws DomainError not_found, invalid_state */
export async function archiveChannel(ctx: ServiceContext, input: ChannelInput): Promise<void> {
  const { key } = ChannelInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const channel = await getChannel(tx, key);
    if (channel.archivedAt) throw invalidState("channel", "archived", key);
    await tx.update(channels).set({ archivedAt: ctx.now() }).where(eq(channels.id, channel.id));
    await recordAudit(tx, ctx, { verb: "channel.archive", subject: { kind: "channel", id: key } });
  });
}
