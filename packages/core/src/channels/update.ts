import { channels } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { getChannel } from "./queries.ts";
import { UpdateChannelInput } from "./schema.ts";

/** Renames a channel; its key stays. @throws DomainError not_found */
export async function updateChannel(ctx: ServiceContext, input: UpdateChannelInput): Promise<void> {
  const { key, name } = UpdateChannelInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const channel = await getChannel(tx, key);
    await tx.update(channels).set({ name }).where(eq(channels.id, channel.id));
    await recordAudit(tx, ctx, {
      verb: "channel.update",
      subject: { kind: "channel", id: key },
      fields: ["name"],
      before: { name: channel.name },
      after: { name },
    });
  });
}
