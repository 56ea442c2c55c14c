import type { Transaction } from "@heard/db";
import { files } from "@heard/db/schema/imports";
import { and, eq, gt, isNull, or } from "drizzle-orm";

/**
 * Lets every file that was exported go: any of them may hold somebody who is being erased, and whoever needs one makes it anew. Nobody opens one from then on, and the worker
 * deletes the bytes.
 */
export async function forgetExports(tx: Transaction, at: Date): Promise<void> {
  await tx
    .update(files)
    .set({ expiresAt: at })
    .where(
      and(eq(files.purpose, "export"), isNull(files.deletedAt), or(isNull(files.expiresAt), gt(files.expiresAt, at))),
    );
}
