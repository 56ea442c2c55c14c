import { responses } from "@heard/db/schema/responses";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { closeSurvey, recordAnswers } from "./index.ts";

useTestDatabase();

const deps = { authSecret: "secret" };
const stored = (ctx: ServiceContext) => inTenant(ctx, (tx) => tx.select().from(responses));
const answersOf = (nps: unknown, more: object = {}) => ({ answers: [{ question: "nps", value: nps }], ...more });

describe("answers to a survey from a system", () => {
  test("are held against the published version, each on its own", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const given = [
      answersOf(9, { externalId: "a", customer: "C-1", language: "en" }),
      answersOf(11, { externalId: "b" }),
      { externalId: "c", answers: [{ question: "moon", value: 1 }] },
      answersOf(9, { externalId: "d", language: "fr" }),
      answersOf(9, { externalId: "heard:own" }),
      answersOf(9, { externalId: "e", score: 1 }),
      { externalId: "f", answers: [...answersOf(9).answers, ...answersOf(2).answers] },
    ];
    const { results, accepted } = await recordAnswers(ctx, { survey: key, responses: given }, deps);
    expect(accepted).toBe(1);
    expect(
      results.map((result) => ("errors" in result ? [result.errors[0]?.code, result.errors[0]?.path] : result.status)),
    ).toEqual([
      "accepted",
      ["answer_refused", "/answers/0/value"],
      ["answer_refused", "/answers/0/value"],
      ["invalid_value", "/language"],
      ["invalid_value", "/externalId"],
      ["unknown_field", "/score"],
      ["answer_refused", "/answers/1/question"],
    ]);
    expect(await stored(ctx)).toMatchObject([
      { externalId: "a", customer: "C-1", mode: 9, surveyVersion: 1, state: 2 },
    ]);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("the same id with the same answers is a duplicate, with others a conflict; a key replays its reply", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const send = (value: number, occurredAt = "2026-06-30T10:00:00Z") =>
      recordAnswers(ctx, { survey: key, responses: [answersOf(value, { externalId: "a", occurredAt })] }, deps);
    expect(await send(9)).toMatchObject({ accepted: 1 });
    expect(await send(9)).toMatchObject({ duplicate: 1 });
    expect((await send(2)).results).toMatchObject([{ status: "rejected", errors: [{ code: "id_conflict" }] }]);
    const input = { survey: key, responses: [answersOf(7), answersOf(99)], idempotencyKey: "k" };
    const first = await recordAnswers(ctx, input, deps);
    expect(first).toMatchObject({ accepted: 1, rejected: 1 });
    expect(await recordAnswers(ctx, input, deps)).toEqual(JSON.parse(JSON.stringify(first)));
    await expect(recordAnswers(ctx, { ...input, responses: [answersOf(8)] }, deps)).rejects.toMatchObject({
      reason: "idempotency_mismatch",
    });
    expect(await stored(ctx)).toHaveLength(2);
  });

  test("do not go round the version as scores of its source, nor into a survey that is closed or another organisation's", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const scores = { occurredAt: "2026-06-30T10:00:00Z", externalId: "x", scores: [{ metric: "nps", value: 9 }] };
    const straight = recordResponses(ctx, { source: key, responses: [scores], mode: "api" });
    await expect(straight).rejects.toMatchObject({ code: "invalid_input", reason: "survey_by_answers" });
    const stranger = await makeTestOrganisation();
    const foreign = recordAnswers(stranger, { survey: key, responses: [answersOf(9)], idempotencyKey: "k" }, deps);
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    await closeSurvey(ctx, { surveyId });
    const late = recordAnswers(ctx, { survey: key, responses: [answersOf(9)], idempotencyKey: "k" }, deps);
    await expect(late).rejects.toMatchObject({ reason: "survey_closed" });
    expect(await stored(ctx)).toEqual([]);
  });
});
