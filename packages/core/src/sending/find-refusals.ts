import type { Transaction } from "@heard/db";
import { findBarriers } from "../contacts/find-barriers.ts";
import type { ServiceContext } from "../context.ts";
import type { DistributionPlan } from "../distributions/schema.ts";
import type { Standing } from "./rules.ts";

/** By which kind of address people are asked in a mode, and whether they need one. */
export const howAsked = (mode: DistributionPlan["mode"]) =>
  ({ addressKind: mode === "sms" ? "phone" : "email", needsAddress: mode !== "link" }) as const;

/**
 * Why contacts must not be written to in a mode, by id; `null` for nothing, and no entry for who is not there. A personal link is handed over by hand
 * and needs no address.
 */
export async function findRefusals(
  tx: Transaction,
  ctx: ServiceContext,
  { mode, ...asked }: { contactIds: readonly string[]; purposeId: number; mode: DistributionPlan["mode"] },
): Promise<Map<string, Standing["refusal"]>> {
  const barriers = await findBarriers(tx, ctx, { ...asked, ...howAsked(mode) });
  return new Map([...barriers].map(([id, barrier]) => [id, barrier?.reason ?? null]));
}
