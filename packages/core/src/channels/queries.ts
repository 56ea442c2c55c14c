import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { channels } from "@heard/db/schema/sources";
import { asc, eq } from "drizzle-orm";
import { countAnswers } from "../catalogue/count-answers.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";

export type ChannelItem = { key: string; name: LocalisedText; responseCount: number; archivedAt: Date | null };

/** All channels in their order, archived ones too, with how many responses carry them. */
export async function listChannels(ctx: ServiceContext): Promise<ChannelItem[]> {
  requirePermission(ctx, "segment.edit");
  return inTenant(
    ctx,
    async (tx) => {
      const counts = await countAnswers(tx, ctx.organisation.id, "channel");
      const rows = await readChannels(tx);
      return rows.map(({ id, key, name, archivedAt }) => ({
        ...{ key, name, archivedAt, responseCount: counts.get(id) ?? 0 },
      }));
    },
    { snapshot: true },
  );
}

/** Every channel in the order of its list, archived ones too. */
export async function readChannels(tx: Transaction): Promise<(typeof channels.$inferSelect)[]> {
  return tx.select().from(channels).orderBy(asc(channels.position), asc(channels.id));
}

/** @throws DomainError not_found */
export async function getChannel(tx: Transaction, key: string): Promise<typeof channels.$inferSelect> {
  const [row] = await tx.select().from(channels).where(eq(channels.key, key));
  if (!row) throw notFound("channel", key);
  return row;
}
