import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { setContactLimits } from "../contact-limits/set.ts";
import { createContactField } from "../contacts/create-field.ts";
import { inTenant } from "../context.ts";
import { addTestContacts, sendAll, startTestDistribution, testPlan, testPost } from "../testing/distributions.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { createDistribution, previewAudience, updateDistribution } from "./index.ts";
import { drawnSql } from "./queries.ts";
import { drawnCount } from "./rules.ts";

useTestDatabase();

describe("the preview of a list", () => {
  test("says of everybody at once who is drawn and who is protected, in pages of one order", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 40, (number) => ({
      ...(number > 30 && { email: null }),
      language: number > 20 ? "en" : "zh-Hans",
    }));
    await startTestDistribution(ctx, surveyId, { plan: testPlan({ audience: { languages: ["zh-Hans"] } }) });
    expect(await sendAll(ctx, testPost())).toBe(20);
    const { distributionId } = await createDistribution(ctx, {
      ...{ surveyId, name: "Some", seed: "spring", plan: testPlan({ sample: { share: 0.5 } }) },
    });
    const whole = await previewAudience(ctx, { distributionId, limit: 200 });
    expect(whole).toMatchObject({ eligible: 40, askable: 30, drawn: 15 });
    const drawn = whole.people.filter(({ rule }) => rule === null);
    expect(drawn).toHaveLength(15);
    expect(whole.protectedCount).toBe(drawn.filter(({ protectedUntil }) => protectedUntil !== null).length);
    expect(whole.protectedCount).toBeGreaterThan(0);
    const pages = await Promise.all(
      [0, 15, 30, 45].map((from) => previewAudience(ctx, { distributionId, from, limit: 15 })),
    );
    expect(pages.flatMap(({ people }) => people)).toEqual(whole.people);
    for (const { people: _, ...counts } of pages)
      expect(counts).toMatchObject({ eligible: 40, askable: 30, drawn: 15 });
  });

  test("of nobody is empty", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const { distributionId } = await createDistribution(ctx, { surveyId, name: "Nobody", plan: testPlan() });
    expect(await previewAudience(ctx, { distributionId })).toEqual({
      ...{ eligible: 0, askable: 0, drawn: 0, protectedCount: 0, people: [] },
    });
  });

  test("draws as many as the list will", async () => {
    const ctx = await makeTestOrganisation();
    const samples = [{ share: 0.005 }, { share: 0.15 }, { share: 0.5 }, { share: 1 }, { number: 7 }, { number: 1000 }];
    const people = [0, 1, 2, 3, 5, 10, 33, 50, 99, 1000];
    const said = await inTenant(ctx, async (tx) => {
      const rows = [];
      for (const sample of samples)
        for (const count of people)
          rows.push(
            ...(await tx.execute<{ drawn: number }>(sql`select ${drawnSql(sample, sql`${count}::int`)} as drawn`)),
          );
      return rows.map(({ drawn }) => drawn);
    });
    expect(said).toEqual(samples.flatMap((sample) => people.map((count) => drawnCount(sample, count))));
  });
});

describe("a condition that says nothing", () => {
  test("is refused by the name of its field, for a sending and for a limit", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await createContactField(ctx, { key: "tier", name: { en: "Tier" }, kind: "text" });
    const refused = { reason: "condition_empty", params: { field: "tier" } };
    const { distributionId } = await createDistribution(ctx, { surveyId, name: "All", plan: testPlan() });
    for (const condition of [
      { in: ["gold", " \n"] },
      { in: ["\u3000"] },
      { atLeast: "  " },
      { atLeast: "a", atMost: "\t" },
    ]) {
      const audience = { attributes: [{ field: "tier", ...condition }] };
      const plan = testPlan({ audience });
      await expect(createDistribution(ctx, { surveyId, name: "Blank", plan })).rejects.toMatchObject(refused);
      await expect(updateDistribution(ctx, { distributionId, edit: 1, plan })).rejects.toMatchObject(refused);
      await expect(setContactLimits(ctx, { limits: [{ most: 1, days: 7, audience }] })).rejects.toMatchObject(refused);
    }
  });
});
