import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { type DistributionRow, findDistribution } from "./queries.ts";
import { drawnCount } from "./rules.ts";
import { DistributionInput, DistributionPlan } from "./schema.ts";

/** Whether the recorded seed draws the same people once more, and how many. @throws DomainError not_found */
export async function replayDistribution(
  ctx: ServiceContext,
  input: DistributionInput,
): Promise<{ seed: string; drawn: number; isSame: boolean }> {
  requirePermission(ctx, "distribution.read");
  const { distributionId } = DistributionInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const row = await findDistribution(tx, distributionId);
    const { drawn, differing } = await replayDraw(tx, ctx, row);
    return { seed: row.seed, drawn, isSame: differing === 0 };
  });
}

/**
 * Draws once more from what is on record: the same seed over the same people, or events, draws the same, which anybody can check. Counted where it lies,
 * for a list may be long. Returns how many were drawn, and of how many the seed says otherwise.
 */
export async function replayDraw(
  tx: Transaction,
  { organisation }: ServiceContext,
  { id, seed, plan, eventKind }: Pick<DistributionRow, "id" | "seed" | "plan" | "eventKind">,
): Promise<{ drawn: number; differing: number }> {
  const { sample } = DistributionPlan.parse(plan);
  // Who must not be asked at all took no place in the draw.
  const here = sql`i.shard_key = ${organisation.homeShardKey} and i.org_id = ${organisation.id} and i.distribution_id = ${id} and i.number = 0
    and (i.sampled_at is not null or i.rule = 'notSampled')`;
  const again =
    eventKind === null ? await placesAgain(tx, { here, seed, sample }) : sharesAgain({ here, seed, sample });
  const [row] = await tx.execute<{ drawn: number; differing: number }>(sql`
    select (count(*) filter (where was_drawn))::int as drawn, (count(*) filter (where was_drawn <> is_drawn))::int as differing from (${again}) again`);
  return row ?? { drawn: 0, differing: 0 };
}

type Draw = { here: SQL; seed: string; sample: DistributionPlan["sample"] };

/** Of a list: the first places of everybody in the order of the seed. */
async function placesAgain(tx: Transaction, { here, seed, sample }: Draw): Promise<SQL> {
  const [row] = await tx.execute<{ open: number }>(sql`select count(*)::int as open from invitations i where ${here}`);
  const most = drawnCount(sample, row?.open ?? 0);
  return sql`select i.sampled_at is not null as was_drawn,
    row_number() over (order by md5(${seed} || ':' || i.contact_id), i.contact_id) <= ${most} as is_drawn from invitations i where ${here}`;
}

/** Of events: each by itself. {@link isDrawn} says the same of one. */
function sharesAgain({ here, seed, sample }: Draw): SQL {
  const isDrawn =
    "number" in sample
      ? sql`true`
      : sql`('x' || substr(md5(${seed} || ':' || i.occasion), 1, 13))::bit(52)::bigint / 4503599627370496.0::float8 < ${sample.share}::float8`;
  return sql`select i.sampled_at is not null as was_drawn, ${isDrawn} as is_drawn from invitations i where ${here}`;
}
