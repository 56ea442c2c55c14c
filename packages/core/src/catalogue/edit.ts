import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { type Permission, requirePermission } from "../permissions.ts";
import { forgetCatalogue, raiseCatalogueVersion } from "./queries.ts";

/** Any fixed number: it only has to differ from the other locks of an organisation. */
const catalogueLock = 7303;

/**
 * One change of the catalogue: the permission, one editor of an organisation at a time, so that positions and versions stay in order, and nothing
 * is recorded by the catalogue before it.
 */
export async function editCatalogue<T>(
  ctx: ServiceContext,
  permission: Permission,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  requirePermission(ctx, permission);
  const result = await inTenant(ctx, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${catalogueLock}, ${ctx.organisation.id})`);
    await raiseCatalogueVersion(tx);
    return work(tx);
  });
  forgetCatalogue(ctx.organisation.id);
  return result;
}
