import { surveys } from "@heard/db/schema/surveys";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { lockSurvey } from "../surveys/queries.ts";
import { UpdateEmbedInput } from "./schema.ts";

/**
 * Says on which pages of the organisation's own a survey shows, and when. It holds at once.
 * @throws DomainError conflict `changed_meanwhile`; not_found (survey, touchpoint)
 */
export async function updateEmbed(ctx: ServiceContext, input: UpdateEmbedInput): Promise<void> {
  requirePermission(ctx, "survey.edit");
  const { surveyId, embed, seen } = UpdateEmbedInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    assertUnchanged({ kind: "survey", id: survey.key }, { seen, stored: { embed: survey.embed }, wanted: { embed } });
    const { touchpoints } = await readCatalogue(tx);
    for (const { touchpoint } of embed?.pages ?? []) {
      const known = touchpoint === undefined ? null : touchpoints.get(touchpoint);
      if (touchpoint !== undefined && !(known && known.archivedAt === null)) throw notFound("touchpoint", touchpoint);
    }
    await tx.update(surveys).set({ embed }).where(eq(surveys.id, surveyId));
    await recordAudit(tx, ctx, {
      verb: "survey.updateEmbed",
      subject: { kind: "survey", id: surveyId },
      fields: ["embed"],
      before: { key: survey.key, embed: survey.embed },
      after: { key: survey.key, embed },
    });
  });
}
