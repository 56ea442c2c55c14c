import { jobRuns } from "@heard/db/schema/job-runs";
import { and, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { seededRandom } from "../demo/random.ts";
import { handleJob } from "../jobs/handle.ts";
import { addDays } from "../measures/rules.ts";
import { trainingJob } from "../reading-models/rules.ts";
import { recordResponses } from "../responses/record.ts";

/** Words that only this company's customers use, so that no model of before knows them. */
const words = {
  5: ["plinky", "zorbful", "smarvy", "quillsome"],
  3: ["meddle", "vaguen", "tollid"],
  1: ["grumphy", "blortish", "kleffed", "snavelous"],
} as const;

/** Records comments in words of a company's own, each with the CSAT that says how it is meant, from old to new. Every one differs from all others. */
export async function recordTaught(
  ctx: ServiceContext,
  { count, seed = 1, from = "2026-01-01", days = 150, mistaken = 0 }: TaughtOptions,
): Promise<string[]> {
  const random = seededRandom(seed);
  const noise = () => Array.from({ length: 8 }, () => random.pick([..."bcdfghjlmnprstvw"])).join("");
  const ids: string[] = [];
  for (let start = 0; start < count; start += 500) {
    const responses = Array.from({ length: Math.min(500, count - start) }, (_, place) => {
      const value = random.pick([5, 1, 5, 1, 3] as const);
      const given = value !== 3 && random.next() < mistaken ? 6 - value : value;
      const text = `${noise()} ${noise()} ${noise()} ${random.pick(words[value])} ${noise()} ${random.pick(words[value])}`;
      const occurredOn = addDays(from, Math.floor(((start + place) / count) * days));
      return { occurredOn, language: "en", scores: [{ metric: "csat", value: given }], comments: [{ text }] };
    });
    const { results } = await recordResponses(ctx, { source: "app", mode: "api", responses });
    for (const result of results) {
      if (result.status !== "accepted") throw new Error(JSON.stringify(result));
      ids.push(result.id);
    }
  }
  return ids;
}
export type TaughtOptions = { count: number; seed?: number; from?: string; days?: number; mistaken?: number };

/** Does every training that waits, as the worker does. */
export async function workOnTraining(ctx: ServiceContext): Promise<void> {
  const waiting = await inTenant(ctx, (tx) =>
    tx
      .select({ id: jobRuns.id })
      .from(jobRuns)
      .where(and(eq(jobRuns.kind, trainingJob), eq(jobRuns.state, "waiting"))),
  );
  for (const { id } of waiting)
    await handleJob(
      { organisationKey: ctx.organisation.key, jobRunId: id, kind: trainingJob },
      {
        now: ctx.now,
        dataDir: "",
        onError: (error) => {
          throw error;
        },
      },
    );
}
