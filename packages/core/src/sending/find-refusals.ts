import type { Transaction } from "@heard/db";
import { findBarriers } from "../contacts/find-barriers.ts";
import type { ServiceContext } from "../context.ts";
import type { DistributionPlan } from "../distributions/schema.ts";
import type { Standing } from "./rules.ts";

/**
 * Why contacts must not be written to in a mode, by id; `null` for nothing, and no entry for who is not there. A personal link is handed over by hand
 * and needs no address.
 */
export async function findRefusals(
  tx: Transaction,
  ctx: ServiceContext,
  { contactIds, purposeId, mode }: { contactIds: readonly string[]; purposeId: number; mode: DistributionPlan["mode"] },
): Promise<Map<string, Standing["refusal"]>> {
  const addressKind = mode === "sms" ? "phone" : "email";
  const barriers = await findBarriers(tx, ctx, { contactIds, purposeId, addressKind });
  const needsAddress = mode !== "link";
  return new Map(
    [...barriers].map(([id, barrier]) => {
      const reason = barrier?.reason ?? null;
      return [id, reason === "noAddress" && !needsAddress ? null : reason];
    }),
  );
}
