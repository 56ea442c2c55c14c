import { responses } from "@heard/db/schema/responses";
import { useTestDatabase } from "@heard/db/testing";
import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/get.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { sendTestInvitation } from "../testing/distributions.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission } from "../testing/surveys.ts";
import { updateSurvey } from "./index.ts";

useTestDatabase();
const stored = (ctx: ServiceContext) => inTenant(ctx, (tx) => tx.select().from(responses).orderBy(asc(responses.id)));
const period = { from: "2026-06-01", to: "2026-07-31" };
async function nps(ctx: ServiceContext) {
  const [result] = await getMeasures(ctx, [{ metric: "nps", period, method: "nps" }]);
  return { n: result?.total.n };
}

describe("fifty at once", () => {
  const fifty = Array.from({ length: 50 }, (_, index) => index);

  test.each([
    ["of one token, from nothing", false],
    ["of one token, after a partial save", true],
  ])("%s: exactly one is stored", async (_, isBegun) => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const { token } = await startTestSubmission(key);
    if (isBegun) await saveTestSubmission(token, { nps: 5 }, { isComplete: false });
    const outcomes = await Promise.allSettled(
      fifty.map((index) => saveTestSubmission(token, { nps: index % 11, "nps-why": `no. ${index}` })),
    );
    const kept = outcomes.filter(({ status }) => status === "fulfilled");
    expect(kept).toEqual([
      { status: "fulfilled", value: { saved: { state: "complete", isRepeat: false, isTest: false } } },
    ]);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ reason: "survey_answered" });
    expect(await stored(ctx)).toMatchObject([{ state: 2 }]);
    expect(await nps(ctx)).toMatchObject({ n: 1 });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("of one personal link, each opened by itself, partial and complete: exactly one is stored", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { token: personal } = await sendTestInvitation(ctx, surveyId);
    const opened = await Promise.all(fifty.map(() => startTestSubmission(key, { personal })));
    const outcomes = await Promise.allSettled(
      opened.map(({ token }, index) =>
        saveTestSubmission(token, { nps: index % 11, "nps-why": `no. ${index}` }, { isComplete: index % 2 === 0 }),
      ),
    );
    const kept = outcomes.flatMap((outcome) =>
      outcome.status === "fulfilled" && "saved" in outcome.value ? [outcome.value.saved.state] : [],
    );
    expect(kept.filter((state) => state === "complete")).toHaveLength(1);
    expect(await stored(ctx)).toMatchObject([{ state: 2 }]);
    expect(await nps(ctx)).toMatchObject({ n: 1 });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("for ten places: exactly ten are complete", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    await updateSurvey(ctx, { surveyId, responseCap: 10 });
    const opened = await Promise.all(fifty.map(() => startTestSubmission(key)));
    const outcomes = await Promise.allSettled(
      opened.map(({ token }, index) => saveTestSubmission(token, { nps: index % 11 })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({ code: "limit_exceeded", reason: "survey_full" });
    expect(await nps(ctx)).toMatchObject({ n: 10 });
    expect((await stored(ctx)).map(({ state }) => state).toSorted()).toEqual([...fifty].fill(1, 0, 40).fill(2, 40));
    await expect(startTestSubmission(key)).rejects.toMatchObject({ reason: "survey_full" });
    // Who has a place and sends again still has it.
    const [first] = outcomes.flatMap((outcome, index) => (outcome.status === "fulfilled" ? [index] : []));
    const again = await saveTestSubmission(opened[first ?? 0]?.token ?? "", { nps: (first ?? 0) % 11 });
    expect(again).toMatchObject({ saved: { isRepeat: true } });
    expect(await verifyRollups(ctx)).toEqual([]);
  });
});
