import { organisations } from "@heard/db/schema/organisations";
import { responses, scores } from "@heard/db/schema/responses";
import { useTestDatabase } from "@heard/db/testing";
import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { searchComments } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/get.ts";
import { eraseResponse } from "../responses/erase.ts";
import { releaseResponse } from "../responses/quarantine.ts";
import { foldAll } from "../rollups/fold.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import {
  closeSurvey,
  createSurvey,
  deleteSurvey,
  listSurveys,
  pauseSurvey,
  reopenSurvey,
  resumeSubmission,
  resumeSurvey,
  updateSurvey,
} from "./index.ts";

useTestDatabase();
const stored = (ctx: ServiceContext) => inTenant(ctx, (tx) => tx.select().from(responses).orderBy(asc(responses.id)));
const period = { from: "2026-06-01", to: "2026-07-31" };
async function nps(ctx: ServiceContext) {
  const [result] = await getMeasures(ctx, [{ metric: "nps", period, method: "nps" }]);
  return { n: result?.total.n };
}

describe("a submission", () => {
  test("leaves nothing before what has to be agreed to is agreed to, however far somebody has come", async () => {
    const ctx = await makeTestOrganisation();
    const consent = { type: "consent" as const, id: "agreed", purpose: "research", required: true, newPage: true };
    const { key } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      questions: [
        ...definition.questions,
        { ...consent, text: { en: "May we?", "zh-Hans": "可以吗？", "zh-Hant": "可以嗎？" } },
      ],
    }));
    const { token } = await startTestSubmission(key);
    const sofar = { nps: 9, "nps-why": "The lamps" };
    const partial = { saved: { state: "partial", isRepeat: false, isTest: false } };
    expect(await saveTestSubmission(token, sofar, { isComplete: false })).toEqual(partial);
    expect(await saveTestSubmission(token, { ...sofar, agreed: false }, { isComplete: false })).toEqual(partial);
    expect(await stored(ctx)).toEqual([]);
    expect(await saveTestSubmission(token, { ...sofar, agreed: false })).toMatchObject({
      problems: [{ code: "consent_needed" }],
    });
    expect(await saveTestSubmission(token, { ...sofar, agreed: true })).toMatchObject({ saved: { state: "complete" } });
    expect(await stored(ctx)).toMatchObject([{ state: 2 }]);
  });

  test("is in the measures at once, with its comment, its version and what it takes to read it again", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { page, token, seed } = await startTestSubmission(key);
    expect(page).toMatchObject({
      organisation: { key: ctx.organisation.key, locale: "en" },
      survey: { key, name: "Survey nps" },
      definition: { id: key, version: 1 },
      isTest: false,
    });
    const begun = { page, token, seed, mode: "link", parameters: {}, issuedAt: testNow(), today: "2026-06-30" };
    expect(await resumeSubmission({ token }, submissionDeps(2))).toEqual(begun);
    expect(await stored(ctx)).toEqual([]);
    const answers = { nps: 9, "nps-why": "Write to ada@example.org" };
    expect(await saveTestSubmission(token, answers, { language: "zh-Hans" })).toEqual({
      saved: { state: "complete", isRepeat: false, isTest: false },
    });
    expect(await nps(ctx)).toMatchObject({ n: 1 });
    expect(await stored(ctx)).toMatchObject([
      {
        state: 2,
        mode: 4,
        language: 2,
        surveyVersion: 1,
        submission: { seed, parameters: {}, scores: ["nps"], comments: ["nps-why"] },
      },
    ]);
    const { items } = await searchComments(ctx, { words: "write", period });
    expect(items.map(({ text }) => text)).toEqual([expect.not.stringContaining("ada@")]);
    expect(await listSurveys(ctx)).toMatchObject([
      { id: surveyId, responseCount: 1, lastResponseAt: testNow().toISOString() },
    ]);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("that breaks a rule of its version is returned with everything that is wrong, and nothing is stored", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const { token } = await startTestSubmission(key);
    expect(await saveTestSubmission(token, { nps: 11, moon: 1 })).toMatchObject({
      problems: [
        { code: "score_off_scale", path: "/answers/nps" },
        { code: "question_unknown", path: "/answers/moon" },
      ],
    });
    expect(await saveTestSubmission(token, {})).toMatchObject({ problems: [{ code: "answer_missing" }] });
    await expect(saveTestSubmission(token, { nps: 9 }, { language: "fr" })).rejects.toMatchObject({
      reason: "invalid_value",
      params: { value: "fr", expected: "en, zh-Hans, zh-Hant" },
    });
    expect(await stored(ctx)).toEqual([]);
  });

  test("of half a survey is partial and counts nowhere; completion takes its place and counts once", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const { token } = await startTestSubmission(key);
    expect(await saveTestSubmission(token, { nps: null }, { isComplete: false })).toMatchObject({
      saved: { state: "partial" },
    });
    expect(await stored(ctx)).toEqual([]);
    expect(await saveTestSubmission(token, { nps: 3 }, { isComplete: false })).toEqual({
      saved: { state: "partial", isRepeat: false, isTest: false },
    });
    expect(await saveTestSubmission(token, { nps: 3 }, { isComplete: false })).toMatchObject({
      saved: { isRepeat: true },
    });
    expect(await nps(ctx)).toMatchObject({ n: 0 });
    expect(
      await saveTestSubmission(token, { nps: 4, "nps-why": "slow" }, { isComplete: false, deps: submissionDeps(1) }),
    ).toMatchObject({
      saved: { isRepeat: false },
    });
    expect(await nps(ctx)).toMatchObject({ n: 0 });
    expect((await searchComments(ctx, { words: "slow", period })).count).toBe(0);
    const [partial] = await stored(ctx);
    expect(await listSurveys(ctx)).toMatchObject([{ responseCount: 0, partialCount: 1, lastResponseAt: null }]);
    expect(partial).toMatchObject({ state: 1, receivedAt: submissionDeps(1).now() });

    const { saved } = (await saveTestSubmission(
      token,
      { nps: 10, "nps-why": "quick" },
      { deps: submissionDeps(2), language: "zh-Hant" },
    )) as { saved: object };
    expect(saved).toEqual({ state: "complete", isRepeat: false, isTest: false });
    const [complete, ...others] = await stored(ctx);
    expect(others).toEqual([]);
    expect(complete).toMatchObject({
      id: partial?.id,
      state: 2,
      language: 3,
      occurredAt: submissionDeps(2).now(),
      surveyVersion: 1,
    });
    expect(await inTenant(ctx, (tx) => tx.select().from(scores))).toMatchObject([{ bin: 10, counted: true }]);
    expect(await nps(ctx)).toMatchObject({ n: 1 });
    expect((await searchComments(ctx, { words: "slow", period })).count).toBe(0);
    expect((await searchComments(ctx, { words: "quick", period })).count).toBe(1);
    expect(await verifyRollups(ctx)).toEqual([]);
    await foldAll(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
    expect(await nps(ctx)).toMatchObject({ n: 1 });
  });

  test("that was completed accepts no more; the same again is a repeat", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const { token } = await startTestSubmission(key);
    await saveTestSubmission(token, { nps: 9 });
    expect(await saveTestSubmission(token, { nps: 9 }, { deps: submissionDeps(5) })).toEqual({
      saved: { state: "complete", isRepeat: true, isTest: false },
    });
    for (const isComplete of [true, false])
      await expect(saveTestSubmission(token, { nps: 2 }, { isComplete })).rejects.toMatchObject({
        code: "conflict",
        reason: "survey_answered",
      });
    expect(await nps(ctx)).toMatchObject({ n: 1 });
    const [row] = await stored(ctx);
    await eraseResponse(ctx, { responseId: row?.id ?? "" });
    expect(await nps(ctx)).toMatchObject({ n: 0 });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("a survey without scores and comments is stored once too, however many send it at once", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      questions: [{ type: "date", id: "day", text: { en: "When?", "zh-Hans": "何时？", "zh-Hant": "何時？" } }],
    }));
    const { token } = await startTestSubmission(key);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => saveTestSubmission(token, { day: "2026-06-01" })),
    );
    expect(outcomes.filter((outcome) => "saved" in outcome && !outcome.saved.isRepeat)).toHaveLength(1);
    expect(await stored(ctx)).toHaveLength(1);
    expect(await verifyRollups(ctx)).toEqual([]);
    const [total] = await getMeasures(ctx, [{ metric: "responses", period }]);
    expect(total?.total.n).toBe(1);
  });
});

describe("a submission that looks wrong", () => {
  test("is set aside, and nobody is told; released it counts, once", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const { token } = await startTestSubmission(key);
    const wrong = { suspicion: "honeypot" as const };
    expect(await saveTestSubmission(token, { nps: 9 }, wrong)).toEqual({
      saved: { state: "complete", isRepeat: false, isTest: false },
    });
    expect(await saveTestSubmission(token, { nps: 9 })).toMatchObject({ saved: { isRepeat: true } });
    const [row] = await stored(ctx);
    expect(row).toMatchObject({ state: 3 });
    expect(await nps(ctx)).toEqual({ n: 0 });
    await releaseResponse(ctx, { responseId: row?.id ?? "" });
    expect(await nps(ctx)).toEqual({ n: 1 });
    const begun = await startTestSubmission(key);
    await saveTestSubmission(begun.token, { nps: 1 }, { isComplete: false });
    await saveTestSubmission(begun.token, { nps: 1, "nps-why": "x" }, wrong);
    expect((await stored(ctx)).map(({ state }) => state)).toEqual([2, 3]);
    expect(await nps(ctx)).toEqual({ n: 1 });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("on one of its pages is set aside as a whole, whatever comes after it", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    await updateSurvey(ctx, { surveyId, responseCap: 9 });
    const { token } = await startTestSubmission(key);
    const begun = { isComplete: false };
    await saveTestSubmission(token, { nps: 9 }, begun);
    await saveTestSubmission(token, { nps: 9 }, { ...begun, suspicion: "tooFast" });
    await saveTestSubmission(token, { nps: 9, "nps-why": "x" }, begun);
    expect(await saveTestSubmission(token, { nps: 9, "nps-why": "xy" })).toMatchObject({
      saved: { state: "complete" },
    });
    const [row] = await stored(ctx);
    expect(row).toMatchObject({ state: 3, submission: { suspicion: "tooFast" } });
    expect(await nps(ctx)).toEqual({ n: 0 });
    await releaseResponse(ctx, { responseId: row?.id ?? "" });
    expect(await nps(ctx)).toEqual({ n: 1 });
    expect(await verifyRollups(ctx)).toEqual([]);
  });
});

describe("whether answers are taken", () => {
  test("paused, closed, in the bin, never published, unknown: each has its reason", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { token } = await startTestSubmission(key);
    const refused = async (reason: string) => {
      await expect(startTestSubmission(key)).rejects.toMatchObject({ reason });
      await expect(resumeSubmission({ token }, submissionDeps())).rejects.toMatchObject({ reason });
      await expect(saveTestSubmission(token, { nps: 9 })).rejects.toMatchObject({ reason });
    };
    await pauseSurvey(ctx, { surveyId });
    await refused("survey_paused");
    await resumeSurvey(ctx, { surveyId });
    await closeSurvey(ctx, { surveyId });
    await refused("survey_closed");
    await reopenSurvey(ctx, { surveyId });
    await deleteSurvey(ctx, { surveyId });
    await refused("not_found");
    const gone = await makeTestOrganisation();
    const other = await publishTestSurvey(gone);
    await inTenant(gone, (tx) => tx.update(organisations).set({ deletedAt: testNow() }));
    await expect(startTestSubmission(other.key)).rejects.toMatchObject({ code: "not_found" });
    const draft = await createSurvey(ctx, { name: "Never", from: { kind: "template", template: "nps" } });
    await expect(startTestSubmission(draft.key)).rejects.toMatchObject({ code: "not_found" });
    await expect(startTestSubmission("moon-base")).rejects.toMatchObject({ code: "not_found" });
    expect(await stored(ctx)).toEqual([]);
  });

  test("by the days of the organisation; who began in time may finish within a day", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    // Noon UTC of 30 June is the evening of 30 June in Shanghai.
    await updateSurvey(ctx, { surveyId, opensOn: "2026-07-01", closesOn: "2026-07-02" });
    await expect(startTestSubmission(key)).rejects.toMatchObject({
      reason: "survey_not_open",
      params: { day: "2026-07-01" },
    });
    const { token } = await startTestSubmission(key, {}, submissionDeps(4));
    const late = await startTestSubmission(key, {}, submissionDeps(51));
    await expect(startTestSubmission(key, {}, submissionDeps(52))).rejects.toMatchObject({ reason: "survey_closed" });
    expect(await saveTestSubmission(late.token, { nps: 9 }, { deps: submissionDeps(70) })).toMatchObject({
      saved: { state: "complete" },
    });
    await expect(saveTestSubmission(token, { nps: 9 }, { deps: submissionDeps(80) })).rejects.toMatchObject({
      reason: "survey_closed",
    });
    await expect(saveTestSubmission(token, { nps: 9 }, { deps: submissionDeps(31 * 24) })).rejects.toMatchObject({
      reason: "survey_token_invalid",
    });
  });
});
