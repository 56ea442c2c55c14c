import type { Transaction } from "@heard/db";
import { bounces } from "@heard/db/schema/contacts";
import { and, eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { hashAddress } from "./hash-address.ts";
import type { Address } from "./rules.ts";

/** An address was reached (its owner opened or answered something): soft bounces before that are no row any more. Part of the change that noticed it. */
export async function recordReached(
  tx: Transaction,
  ctx: ServiceContext,
  { kind, address }: Pick<Address, "kind" | "address">,
): Promise<void> {
  await tx
    .update(bounces)
    .set({ counts: false })
    .where(
      and(
        eq(bounces.shardKey, ctx.organisation.homeShardKey),
        eq(bounces.addressHash, hashAddress(ctx.organisation.id, kind, address)),
        eq(bounces.kind, "soft"),
        eq(bounces.counts, true),
      ),
    );
}
