import type { Transaction } from "@heard/db";
import { sources } from "@heard/db/schema/sources";
import { asc, eq, isNull } from "drizzle-orm";
import { countAnswers } from "../catalogue/count-answers.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";

export type SourceItem = {
  key: string;
  name: string;
  kind: "source" | "survey";
  responseCount: number;
  createdAt: Date;
};

/** Where responses come from, oldest first, with how many came. What lies in the bin is listed there. */
export async function listSources(ctx: ServiceContext): Promise<SourceItem[]> {
  requirePermission(ctx, "source.edit");
  return inTenant(
    ctx,
    async (tx) => {
      const counts = await countAnswers(tx, ctx.organisation.id, "source");
      const rows = await tx.select().from(sources).where(isNull(sources.deletedAt)).orderBy(asc(sources.id));
      return rows.map(({ id, key, name, kind, createdAt }) => ({
        ...{ key, name, kind, createdAt, responseCount: counts.get(id) ?? 0 },
      }));
    },
    { snapshot: true },
  );
}

/** @throws DomainError not_found */
export async function getSource(tx: Transaction, key: string): Promise<typeof sources.$inferSelect> {
  const [row] = await tx.select().from(sources).where(eq(sources.key, key));
  if (!row) throw notFound("source", key);
  return row;
}

/** A source has one name for all its readers. */
export const named = ({ name }: { name: string }): { name: { en: string } } => ({ name: { en: name } });
