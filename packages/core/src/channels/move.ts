import { channels } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { movedTo } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { readChannels } from "./queries.ts";
import { MoveChannelInput } from "./schema.ts";

/** Puts a channel at another place among those in use. @throws DomainError not_found, also when it is archived */
export async function moveChannel(ctx: ServiceContext, input: MoveChannelInput): Promise<void> {
  const { key, to } = MoveChannelInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const inUse = (await readChannels(tx)).filter(({ archivedAt }) => archivedAt === null);
    const channel = inUse.find((one) => one.key === key);
    if (!channel) throw notFound("channel", key);
    for (const [position, { id }] of movedTo(inUse, channel, to).entries())
      await tx.update(channels).set({ position }).where(eq(channels.id, id));
    await recordAudit(tx, ctx, {
      verb: "channel.move",
      subject: { kind: "channel", id: key },
      fields: ["position"],
      before: { position: inUse.indexOf(channel) },
      after: { position: to },
    });
  });
}
