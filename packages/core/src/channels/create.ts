import { channels } from "@heard/db/schema/sources";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { readChannels } from "./queries.ts";
import { CreateChannelInput } from "./schema.ts";

/** Adds a channel: where customers deal with the company. @throws DomainError conflict when the key or the look of the name is taken */
export async function createChannel(ctx: ServiceContext, input: CreateChannelInput): Promise<{ key: string }> {
  const { name, key: wanted } = CreateChannelInput.parse(input);
  return editCatalogue(ctx, "segment.edit", async (tx) => {
    const known = await readChannels(tx);
    const taken = new Set(known.map(({ key }) => key));
    if (wanted !== undefined && taken.has(wanted)) throw alreadyExists("channel", wanted);
    assertNameFree(name, known);
    const key = wanted ?? freeKey(keyFromName(name.en), taken, "channel");
    const position = Math.max(-1, ...known.map((one) => one.position)) + 1;
    await tx.insert(channels).values({ orgId: ctx.organisation.id, key, name, position });
    await recordAudit(tx, ctx, { verb: "channel.create", subject: { kind: "channel", id: key }, after: { name } });
    return { key };
  });
}
