import type { PlanGoal } from "@heard/db/schema/improvement-plans";
import type { ServiceContext } from "../context.ts";
import { logPlan, setPlanGoal, updatePlan } from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { recordResponses } from "../responses/record.ts";

/** Regions with answers to NPS in periods of 28 days up to a day. */
export type PlanWorld = {
  regions: readonly string[];
  /** The last day of the newest period. */
  lastDay: string;
  periods: number;
  /** Answers of a region and period. */
  answers: number;
  /** Promoters among them, in hundredths; the rest are passive. `ago` counts periods back from the newest, 0. */
  promoters: (region: string, ago: number) => number;
  touchpoint?: string;
};

/** Records the answers of a world in which nothing is left to chance: the same shares in every region and period, where nothing else is said. */
export async function recordPlanWorld(ctx: ServiceContext, world: PlanWorld): Promise<void> {
  const { regions, lastDay, periods, answers, promoters, touchpoint = "checkout" } = world;
  const responses = Array.from({ length: periods }, (_, ago) => ago).flatMap((ago) =>
    regions.flatMap((region) =>
      Array.from({ length: answers }, (_, n) => ({
        externalId: `${lastDay}-${ago}-${region}-${n}`,
        occurredOn: addDays(lastDay, -28 * ago - (n % 28)),
        ...{ touchpoint, segments: { region } },
        scores: [
          { metric: "nps", value: ((n * 37 + ago * 11) % answers) * (100 / answers) < promoters(region, ago) ? 10 : 8 },
        ],
      })),
    ),
  );
  for (let at = 0; at < responses.length; at += 900) {
    const { rejected, results } = await recordResponses(ctx, {
      ...{ source: "app", mode: "api", responses: responses.slice(at, at + 900) },
    });
    if (rejected > 0) throw new Error(JSON.stringify(results.find(({ status }) => status === "rejected")));
  }
}

/** A draft with everything that an approval asks for. */
export async function makeCompletePlan(
  ctx: ServiceContext,
  { startsOn, goal = {}, title = "Faster checkout" }: { startsOn: string; goal?: Partial<PlanGoal>; title?: string },
): Promise<{ planId: number; number: number }> {
  const today = ctx.now().toISOString().slice(0, 10);
  const period = { from: addDays(today, -27), to: today };
  const plan = await logPlan(ctx, {
    ...{ title, touchpoint: "checkout", evidence: [{ kind: "measure", query: { metric: "nps", period } }] },
  });
  const { actor } = ctx;
  await updatePlan(ctx, {
    ...{ planId: plan.planId, startsOn },
    ...(actor.kind === "member" ? {} : { ownerId: null }),
  });
  await setPlanGoal(ctx, {
    planId: plan.planId,
    goal: {
      ...{ metric: "nps", method: "nps", filters: {}, unitField: "region", planUnits: ["North"], targetChange: 10 },
      ...goal,
    },
  });
  return plan;
}
