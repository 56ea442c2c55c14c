import { distributions } from "@heard/db/schema/distributions";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { wakeJob } from "../jobs/queue.ts";
import { createJobRun } from "../jobs/runs.ts";
import { requirePermission } from "../permissions.ts";
import { readCampaign } from "../sending/read-campaign.ts";
import { holdSurvey } from "../surveys/queries.ts";
import { assertPurpose, checkLetter } from "./check.ts";
import { lockDistribution } from "./queries.ts";
import { assertIsDraft, assertNoMinors } from "./rules.ts";
import { DistributionInput } from "./schema.ts";

export const planningJob = "distribution.plan";

/**
 * Begins a distribution: from now on events set it off, or its list is written into the ledger and goes when each person's time has come.
 * @throws DomainError not_found, also for a purpose that was put away; invalid_state for one that has begun, a survey that takes no answers, `letter_missing`, `letter_without_score`, `minors_not_invited`
 */
export async function startDistribution(
  ctx: ServiceContext,
  input: DistributionInput,
): Promise<{ jobId: string | null }> {
  requirePermission(ctx, "distribution.edit");
  const { distributionId } = DistributionInput.parse(input);
  const jobId = await inTenant(ctx, async (tx) => {
    const row = await lockDistribution(tx, distributionId);
    assertIsDraft(row);
    // Whoever makes it a survey for minors meanwhile waits, and is told that it is being sent.
    const survey = await holdSurvey(tx, row.surveyId);
    if (survey.state !== "open") throw invalidState("survey", survey.state, survey.key);
    assertNoMinors(survey);
    const { plan, definition } = await readCampaign(tx, distributionId);
    checkLetter(plan, definition);
    await assertPurpose(tx, plan.purpose);
    const state = row.eventKind === null ? "planning" : "running";
    await tx.update(distributions).set({ state, startedAt: ctx.now() }).where(eq(distributions.id, distributionId));
    await recordAudit(tx, ctx, {
      verb: "distribution.start",
      subject: { kind: "distribution", id: distributionId },
      fields: ["state"],
      before: { name: row.name, state: row.state },
      after: { name: row.name, state, seed: row.seed },
    });
    return row.eventKind === null ? createJobRun(tx, ctx, { kind: planningJob, checkpoint: { distributionId } }) : null;
  });
  if (jobId !== null) await wakeJob({ organisationKey: ctx.organisation.key, jobRunId: jobId, kind: planningJob });
  return { jobId };
}
