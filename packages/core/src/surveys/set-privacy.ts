import type { Transaction } from "@heard/db";
import { distributions } from "@heard/db/schema/distributions";
import { surveys, surveyVersions } from "@heard/db/schema/surveys";
import { and, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { forgetCatalogue, raiseCatalogueVersion } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { lockSurvey } from "./queries.ts";
import { longestForMinors, minorsProblems } from "./rules.ts";
import { SetSurveyPrivacyInput } from "./schema.ts";

/**
 * Says how long the answers of a survey are kept, and whether it asks minors. What is older goes within the hour, and with it what it counts for: whoever may erase decides.
 * @throws DomainError invalid_input `minors_need_days`; invalid_state `minors_asked_otherwise` where what is published asks what minors are not asked, `minors_not_invited` where it is being sent; conflict `changed_meanwhile`; not_found
 */
export async function setSurveyPrivacy(ctx: ServiceContext, input: SetSurveyPrivacyInput): Promise<void> {
  requirePermission(ctx, "response.erase");
  const { surveyId, seen, ...wanted } = SetSurveyPrivacyInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const before = await lockSurvey(tx, surveyId);
    if (wanted.isForMinors && (wanted.keepDays === null || wanted.keepDays > longestForMinors))
      throw invalidInput("minors_need_days", { most: longestForMinors });
    assertUnchanged({ kind: "survey", id: before.key }, { seen, stored: before, wanted });
    if (before.keepDays === wanted.keepDays && before.isForMinors === wanted.isForMinors) return;
    const [published] = await tx
      .select({ definition: surveyVersions.definition })
      .from(surveyVersions)
      .where(and(eq(surveyVersions.surveyId, surveyId), eq(surveyVersions.version, before.publishedVersion ?? 0)));
    if (wanted.isForMinors && published && minorsProblems(published.definition).length > 0)
      throw new DomainError("invalid_state", "minors_asked_otherwise");
    if (wanted.isForMinors) await assertNobodyInvited(tx, surveyId);
    await tx.update(surveys).set(wanted).where(eq(surveys.id, surveyId));
    // From here on nothing is recorded by anybody who does not know whether originals are kept.
    if (wanted.isForMinors !== before.isForMinors) await raiseCatalogueVersion(tx);
    await recordAudit(tx, ctx, {
      ...{ verb: "survey.setPrivacy", subject: { kind: "survey", id: surveyId } },
      fields: ["keepDays", "isForMinors"],
      before: { key: before.key, keepDays: before.keepDays, isForMinors: before.isForMinors },
      after: { key: before.key, ...wanted },
    });
  });
  forgetCatalogue(ctx.organisation.id);
}

async function assertNobodyInvited(tx: Transaction, surveyId: number): Promise<void> {
  const [sent] = await tx
    .select({ id: distributions.id })
    .from(distributions)
    .where(and(eq(distributions.surveyId, surveyId), inArray(distributions.state, ["planning", "running", "paused"])))
    .limit(1);
  if (sent) throw new DomainError("invalid_state", "minors_not_invited");
}
