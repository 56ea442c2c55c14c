import { channels } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { assertUnchanged } from "../seen.ts";
import { readChannels } from "./queries.ts";
import { UpdateChannelInput } from "./schema.ts";

/** Renames a channel; its key stays. @throws DomainError not_found, conflict */
export async function updateChannel(ctx: ServiceContext, input: UpdateChannelInput): Promise<void> {
  const { key, name, seen } = UpdateChannelInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const known = await readChannels(tx);
    const channel = known.find((one) => one.key === key);
    if (!channel) throw notFound("channel", key);
    assertUnchanged({ kind: "channel", id: key }, { seen, stored: channel, wanted: { name } });
    assertNameFree(name, known, channel);
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
