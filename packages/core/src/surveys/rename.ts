import { sources } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { lockSurvey } from "./queries.ts";
import { RenameSurveyInput } from "./schema.ts";

/** Gives a survey another name among its own people; its key and what respondents read stay. @throws DomainError not_found, conflict `changed_meanwhile` */
export async function renameSurvey(ctx: ServiceContext, input: RenameSurveyInput): Promise<void> {
  const { surveyId, name, seen } = RenameSurveyInput.parse(input);
  await editCatalogue(ctx, "survey.edit", async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    assertUnchanged({ kind: "survey", id: survey.key }, { seen, stored: survey, wanted: { name } });
    await tx.update(sources).set({ name }).where(eq(sources.id, survey.sourceId));
    await recordAudit(tx, ctx, {
      verb: "survey.rename",
      subject: { kind: "survey", id: surveyId },
      fields: ["name"],
      before: { key: survey.key, name: survey.name },
      after: { key: survey.key, name },
    });
  });
}
