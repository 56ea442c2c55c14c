import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { createSurvey, getSurvey, publishSurvey, saveDraft, sendBackSurvey, sendToReview } from "./index.ts";

useTestDatabase();
const template = (key: string) => ({ kind: "template" as const, template: key });

describe("a draft", () => {
  test("saved over a newer one is a conflict that names it, and neither is lost", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await createSurvey(ctx, { name: "Two editors", from: template("nps") });
    const { definition } = await getSurvey(ctx, { surveyId });
    const titled = (en: string) => ({ ...definition, title: { ...definition.title, en } });
    const outcomes = await Promise.allSettled(
      ["First", "Second", "Third"].map((title) => saveDraft(ctx, { surveyId, edit: 1, definition: titled(title) })),
    );
    const kept = outcomes.filter(({ status }) => status === "fulfilled");
    expect(kept).toEqual([{ status: "fulfilled", value: { saved: { edit: 2 } } }]);
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({
          code: "conflict",
          reason: "version_newer",
          params: { what: "draft", id: key, version: 2 },
        });
    const winner = ["First", "Second", "Third"][outcomes.findIndex(({ status }) => status === "fulfilled")];
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ edit: 2, definition: { title: { en: winner } } });
  });

  test("has the documented form, else what differs is said and nothing is saved", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await createSurvey(ctx, { name: "Form", from: template("nps") });
    const { definition } = await getSurvey(ctx, { surveyId });
    const wrong = { ...definition, questions: [{ type: "nps", id: "nps", colour: "red" }], id: "another" };
    const outcome = await saveDraft(ctx, { surveyId, edit: 1, definition: wrong });
    expect(outcome).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ path: "/questions/0/colour" })]),
    });
    expect(await saveDraft(ctx, { surveyId, edit: 1, definition: null })).toMatchObject({ problems: [{}] });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ edit: 1, definition });
    // Id and version are the survey's own.
    await saveDraft(ctx, { surveyId, edit: 1, definition: { ...definition, id: "another", version: 9 } });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ edit: 2, definition: { id: key, version: 1 } });
    for (const bad of ["a\u0000b", "half \ud83d"])
      expect(await saveDraft(ctx, { surveyId, edit: 2, definition: { ...definition, title: { en: bad } } })).toEqual({
        problems: [expect.objectContaining({ code: "value_format", path: "/title/en" })],
      });
    const huge = { ...definition, title: { en: "x".repeat(1_000_001) } };
    await expect(saveDraft(ctx, { surveyId, edit: 2, definition: huge })).rejects.toMatchObject({
      reason: "text_too_long",
    });
  });

  test("in review is what was sent, until it comes back with a note or is published", async () => {
    const ctx = await makeTestOrganisation();
    const editor = await makeTestPerson(ctx, ["surveyAdministrator"]);
    const leader = await makeTestPerson(ctx, ["cxLeader"]);
    const { surveyId } = await createSurvey(editor.ctx, { name: "Reviewed", from: template("csat-support") });
    await expect(publishSurvey(leader.ctx, { surveyId, edit: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendBackSurvey(leader.ctx, { surveyId })).rejects.toMatchObject({ code: "invalid_state" });

    expect(await sendToReview(editor.ctx, { surveyId, edit: 1 })).toEqual({ sent: true });
    expect(await getSurvey(leader.ctx, { surveyId })).toMatchObject({ draft: "review", review: { sentBy: "Ada" } });
    const { definition } = await getSurvey(ctx, { surveyId });
    await expect(saveDraft(editor.ctx, { surveyId, edit: 1, definition })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await expect(sendToReview(editor.ctx, { surveyId, edit: 1 })).rejects.toMatchObject({ code: "invalid_state" });

    await sendBackSurvey(leader.ctx, { surveyId, note: "Shorter, please" });
    expect(await getSurvey(editor.ctx, { surveyId })).toMatchObject({ review: null, reviewNote: "Shorter, please" });
    await saveDraft(editor.ctx, { surveyId, edit: 1, definition });
    await sendToReview(editor.ctx, { surveyId, edit: 2 });
    expect(await publishSurvey(leader.ctx, { surveyId, edit: 2 })).toMatchObject({ published: { version: 1 } });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({
      draft: "none",
      review: null,
      reviewNote: null,
      versions: [{ version: 1, publishedBy: "Ada", sentBy: "Ada" }],
    });
  });

  test("that could not be published is not sent to review", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await createSurvey(ctx, { name: "Empty", from: { kind: "blank", language: "en" } });
    expect(await sendToReview(ctx, { surveyId, edit: 1 })).toMatchObject({ problems: [{ code: "text_missing" }, {}] });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ draft: "editing" });
  });
});
