import { responses, scores } from "@heard/db/schema/responses";
import { useTestDatabase } from "@heard/db/testing";
import type { SurveyDefinition } from "@heard/survey";
import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { deleteChannel } from "../channels/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { archiveTouchpoint, deleteTouchpoint } from "../journey/index.ts";
import { getMeasures } from "../measures/get.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { editScale } from "../scales/edit.ts";
import { deleteSegmentField } from "../segments/index.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import {
  publishTestSurvey,
  republishTestSurvey,
  saveTestSubmission,
  startTestSubmission,
  submissionDeps,
} from "../testing/surveys.ts";
import { createSurvey, previewSurvey, resumeSubmission } from "./index.ts";
import { signLink } from "./sign-link.ts";

useTestDatabase();
const stored = (ctx: ServiceContext) => inTenant(ctx, (tx) => tx.select().from(responses).orderBy(asc(responses.id)));
const period = { from: "2026-06-01", to: "2026-07-31" };
async function nps(ctx: ServiceContext) {
  const [result] = await getMeasures(ctx, [{ metric: "nps", period, method: "nps" }]);
  return { n: result?.total.n };
}
const t = (en: string) => ({ en, "zh-Hans": en, "zh-Hant": en });

describe("a version", () => {
  test("that somebody began is the one that they finish, and its scores go to the scale that it asked on", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const before = await startTestSubmission(key);
    await editScale(ctx, { key: "nps-0-10", version: 1, labels: { "0": { en: "No" }, "10": { en: "Yes" } } });
    await republishTestSurvey(ctx, surveyId, (definition) => ({
      ...definition,
      questions: definition.questions.map((question) =>
        question.type === "nps"
          ? { ...question, scale: { ...question.scale, version: 2, labels: { 0: t("No"), 10: t("Yes") } } }
          : question,
      ),
    }));
    const after = await startTestSubmission(key);
    expect([before, after].map(({ page }) => page.definition.version)).toEqual([1, 2]);
    expect((await resumeSubmission({ token: before.token }, submissionDeps())).page.definition.version).toBe(1);
    await saveTestSubmission(before.token, { nps: 1 });
    await saveTestSubmission(after.token, { nps: 2 });
    const rows = await inTenant(ctx, (tx) => tx.select().from(scores).orderBy(asc(scores.bin)));
    expect(new Set(rows.map(({ measureId }) => measureId)).size).toBe(2);
    expect((await stored(ctx)).map(({ surveyVersion }) => surveyVersion).toSorted()).toEqual([1, 2]);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("that asks about what was put away since is still answered", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, (definition) => ({ ...definition, touchpoint: "checkout" }));
    const { token } = await startTestSubmission(key);
    await archiveTouchpoint(ctx, { key: "checkout" });
    expect(await saveTestSubmission(token, { nps: 9 })).toMatchObject({ saved: { state: "complete" } });
    expect(await nps(ctx)).toMatchObject({ n: 1 });
  });

  test("keeps what it asks about from being deleted, and from nothing else", async () => {
    const ctx = await makeTestOrganisation();
    const keyed = (fills: "touchpoint" | "channel", values: string[]) => ({ key: fills, fills, values });
    await publishTestSurvey(ctx, ({ questions: [score, ...rest], ...definition }) => ({
      ...definition,
      touchpoint: "checkout",
      channel: "shop",
      questions: [{ ...score, touchpoint: "delivery" } as (typeof rest)[number], ...rest],
      parameters: [keyed("channel", ["app"]), { key: "area", fills: "segment", segment: "region" }],
    }));
    const asked = {
      code: "invalid_state",
      reason: "asked_by_survey",
      params: { survey: expect.stringContaining("survey-nps") },
    };
    for (const key of ["checkout", "delivery"])
      await expect(deleteTouchpoint(ctx, { key })).rejects.toMatchObject(asked);
    for (const key of ["shop", "app"]) await expect(deleteChannel(ctx, { key })).rejects.toMatchObject(asked);
    await expect(deleteSegmentField(ctx, { key: "region" })).rejects.toMatchObject(asked);
    await deleteTouchpoint(ctx, { key: "returns" });
    await deleteChannel(ctx, { key: "phone" });
    await deleteSegmentField(ctx, { key: "plan" });
    // Another organisation's survey keeps nothing here.
    await deleteTouchpoint(await makeTestOrganisation(), { key: "checkout" });
  });

  test("that scores a metric twice on one way counts it once and keeps the other as an answer", async () => {
    const ctx = await makeTestOrganisation();
    const twice = (logic: boolean) => (definition: SurveyDefinition) => {
      const [score, why] = definition.questions;
      if (!score || why?.type !== "text") throw new Error("no score with its why");
      const again = [
        { ...score, id: "again" },
        { ...why, id: "again-why", whyOf: "again" },
      ] as typeof definition.questions;
      const rule = {
        id: "r",
        do: "show",
        question: "again",
        when: { question: "nps", is: "atMost", value: 6 },
      } as const;
      return { ...definition, questions: [...definition.questions, ...again], ...(logic && { logic: [rule] }) };
    };
    await expect(publishTestSurvey(ctx, twice(false))).rejects.toThrow(/score_twice.*\/questions\/2\/metric/);
    const { key } = await publishTestSurvey(ctx, twice(true));
    const { token } = await startTestSubmission(key);
    expect(await saveTestSubmission(token, { nps: 3, again: 5 })).toMatchObject({ saved: { state: "complete" } });
    expect(await stored(ctx)).toMatchObject([{ answers: [{ question: "again", value: 5 }] }]);
    expect(await nps(ctx)).toMatchObject({ n: 1 });
  });
});

describe("a link", () => {
  test("names a customer only when it is signed, whatever the survey says; what nobody vouches for is left out", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      parameters: [{ key: "who", fills: "customer" }],
    }));
    const open = async (parameters: Record<string, string>, signature?: string) => {
      const started = await startTestSubmission(key, { parameters, ...(signature !== undefined && { signature }) });
      return started.parameters;
    };
    expect(await open({ who: "C-7" })).toEqual({});
    const signature = signLink(key, { who: "C-7" }, submissionDeps().authSecret);
    expect(await open({ who: "C-7" }, signature)).toEqual({ who: "C-7" });
    expect(await open({ who: "C-8" }, signature)).toEqual({});
  });

  const parameters: SurveyDefinition["parameters"] = [
    { key: "shop", fills: "touchpoint" },
    { key: "area", fills: "segment", segment: "region" },
    { key: "who", fills: "customer", signed: true },
  ];

  test("says touchpoint, segment and customer; what must not be changed by hand is signed", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, (definition) => ({ ...definition, parameters }));
    const signature = signLink(key, { who: "C-7" }, submissionDeps().authSecret);
    const { token, parameters: taken } = await startTestSubmission(key, {
      parameters: { shop: "checkout", who: "C-7", utm_source: "mail" },
      signature,
      mode: "qr",
    });
    expect(taken).toEqual({ shop: "checkout", who: "C-7" });
    await saveTestSubmission(token, { nps: 9 });
    const [row] = await stored(ctx);
    expect(row).toMatchObject({ customer: "C-7", mode: 5, submission: { parameters: taken } });
    expect(row?.touchpointId).toBeGreaterThan(0);
    const changed = (given: Record<string, string>, parameter: string) =>
      expect(startTestSubmission(key, { parameters: given, signature })).rejects.toMatchObject({
        reason: "survey_link_changed",
        params: { parameter },
      });
    await changed({ who: "C-8" }, "who");
    await changed({ shop: "moon-base" }, "shop");
    // Nobody fills a segment field by hand.
    await changed({ area: "atlantis" }, "area");
  });
});

describe("a preview", () => {
  test("shows the draft for a day, checks what is answered and keeps nothing", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await createSurvey(ctx, { name: "Draft", from: { kind: "template", template: "nps" } });
    const { preview } = await previewSurvey(ctx, { surveyId }, submissionDeps());
    const { page, token } = await startTestSubmission(key, { preview });
    expect(page).toMatchObject({ survey: { key }, definition: { version: 1 }, isTest: true });
    expect(await saveTestSubmission(token, { nps: 12 })).toMatchObject({ problems: [{ code: "score_off_scale" }] });
    expect(await saveTestSubmission(token, { nps: 9 })).toEqual({
      saved: { state: "complete", isRepeat: false, isTest: true },
    });
    expect(await stored(ctx)).toEqual([]);
    await expect(startTestSubmission("another", { preview })).rejects.toMatchObject({ code: "not_found" });
    await expect(startTestSubmission(key, { preview }, submissionDeps(25))).rejects.toMatchObject({
      reason: "survey_token_invalid",
    });
    await expect(startTestSubmission(key, { preview: token })).rejects.toMatchObject({
      reason: "survey_token_invalid",
    });
    const other = await makeTestOrganisation();
    await expect(previewSurvey(other, { surveyId }, submissionDeps())).rejects.toMatchObject({ code: "not_found" });
  });

  test("can be tried without the link that answers will need", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      parameters: [{ key: "order", fills: "context", signed: true, required: true }],
    }));
    await expect(startTestSubmission(key)).rejects.toMatchObject({ reason: "survey_link_changed" });
    const { preview } = await previewSurvey(ctx, { surveyId }, submissionDeps());
    expect((await startTestSubmission(key, { preview })).parameters).toEqual({});
    const typed = await startTestSubmission(key, { preview, parameters: { order: "A-1001" } });
    expect(typed.parameters).toEqual({ order: "A-1001" });
    await expect(startTestSubmission(key, { parameters: { order: "A-1001" } })).rejects.toMatchObject({
      reason: "survey_link_changed",
    });
  });
});
