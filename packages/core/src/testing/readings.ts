import { jobRuns } from "@heard/db/schema/job-runs";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { handleJob } from "../jobs/handle.ts";
import { readNewComments } from "../readings/read-new.ts";
import { rereadJob } from "../readings/rules.ts";
import { recordResponses } from "../responses/record.ts";
import { foldAll } from "../rollups/fold.ts";

/** Records one response for each list of comments, and returns their ids. */
export async function recordComments(
  ctx: ServiceContext,
  comments: readonly (string | readonly { text: string; touchpoint?: string }[])[],
  more: { touchpoint?: string; source?: string; occurredOn?: string } = {},
): Promise<string[]> {
  const { source = "app", occurredOn = "2026-06-15", touchpoint = "checkout" } = more;
  const { results } = await recordResponses(ctx, {
    source,
    mode: "api",
    responses: comments.map((texts) => ({
      ...{ occurredOn, touchpoint, scores: [{ metric: "csat", value: 3 }] },
      comments: typeof texts === "string" ? [{ text: texts }] : [...texts],
    })),
  });
  return results.map((result) => {
    if (result.status !== "accepted") throw new Error(JSON.stringify(result));
    return result.id;
  });
}

/** What the worker does in its rounds: new comments are read, history is read again where somebody asked for it, and everything is folded. */
export async function workOnReadings(ctx: ServiceContext): Promise<void> {
  while ((await readNewComments(ctx)) > 0);
  const waiting = await inTenant(ctx, (tx) =>
    tx.select({ id: jobRuns.id, state: jobRuns.state }).from(jobRuns).where(eq(jobRuns.kind, rereadJob)),
  );
  for (const { id } of waiting.filter(({ state }) => state === "waiting"))
    await handleJob(
      { organisationKey: ctx.organisation.key, jobRunId: id, kind: rereadJob },
      {
        now: ctx.now,
        dataDir: "",
        onError: (error) => {
          throw error;
        },
      },
    );
  while ((await readNewComments(ctx)) > 0);
  await foldAll(ctx);
}
