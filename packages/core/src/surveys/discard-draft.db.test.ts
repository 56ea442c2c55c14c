import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { editTestSurvey, publishTestSurvey } from "../testing/surveys.ts";
import { createSurvey, discardDraft, getSurvey, getSurveyByKey, saveDraft, sendToReview } from "./index.ts";

useTestDatabase();

test("a draft that is thrown away leaves what is published, and nobody saves over it from before", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId, key } = await publishTestSurvey(ctx);
  const published = (await getSurvey(ctx, { surveyId })).definition;
  const edit = await editTestSurvey(ctx, surveyId, (now) => ({
    ...now,
    title: { ...now.title, en: "Second thoughts" },
  }));
  await expect(discardDraft(ctx, { surveyId, edit: edit - 1 })).rejects.toMatchObject({ reason: "version_newer" });

  await discardDraft(ctx, { surveyId, edit });
  const left = await getSurveyByKey(ctx, { key });
  expect(left).toMatchObject({ draft: "none", publishedVersion: 1, definition: published, savedAt: null });
  const late = saveDraft(ctx, { surveyId, edit, definition: published });
  await expect(late).rejects.toMatchObject({ reason: "version_newer", params: { version: edit + 1 } });
  await expect(discardDraft(ctx, { surveyId, edit: edit + 1 })).rejects.toMatchObject({ code: "invalid_state" });
});

test("a draft in review, and one that was never published, stay where they are", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId } = await createSurvey(ctx, { name: "First", from: { kind: "template", template: "nps" } });
  await expect(discardDraft(ctx, { surveyId, edit: 1 })).rejects.toMatchObject({ code: "invalid_state" });
  const { surveyId: reviewed } = await publishTestSurvey(ctx, (now) => now, "csat-support");
  const edit = await editTestSurvey(ctx, reviewed, (now) => ({ ...now, noWayBack: true }));
  await sendToReview(ctx, { surveyId: reviewed, edit });
  await expect(discardDraft(ctx, { surveyId: reviewed, edit })).rejects.toMatchObject({ code: "invalid_state" });
  expect(await getSurvey(ctx, { surveyId: reviewed })).toMatchObject({ draft: "review" });
});

test("whoever publishes and does not edit throws nothing away", async () => {
  const ctx = await makeTestOrganisation();
  const leader = await makeTestPerson(ctx, ["cxLeader"]);
  const { surveyId } = await publishTestSurvey(ctx);
  const edit = await editTestSurvey(ctx, surveyId, (now) => ({ ...now, noWayBack: true }));
  await expect(discardDraft(leader.ctx, { surveyId, edit })).rejects.toMatchObject({ code: "forbidden" });
  await expect(discardDraft(await makeTestOrganisation(), { surveyId, edit })).rejects.toMatchObject({
    code: "not_found",
  });
});
