import type { Transaction } from "@heard/db";
import { files } from "@heard/db/schema/imports";
import { organisations } from "@heard/db/schema/organisations";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

/**
 * Lets every file that was exported go: any of them may hold somebody who is being erased, and whoever needs one makes it anew. Nobody opens one from then on, and the worker
 * deletes the bytes. What is being made is begun anew. The count first: whoever is about to show a file holds it, and shows that file before it is let go here.
 */
export async function forgetExports(tx: Transaction, ctx: ServiceContext): Promise<void> {
  await tx
    .update(organisations)
    .set({ erasureCount: sql`${organisations.erasureCount} + 1` })
    .where(eq(organisations.id, ctx.organisation.id));
  const at = ctx.now();
  await tx
    .update(files)
    .set({ expiresAt: at })
    .where(
      and(eq(files.purpose, "export"), isNull(files.deletedAt), or(isNull(files.expiresAt), gt(files.expiresAt, at))),
    );
}
