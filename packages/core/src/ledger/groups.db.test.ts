import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { createContactField } from "../contacts/create-field.ts";
import type { ServiceContext } from "../context.ts";
import { signInvitation } from "../sending/sign-invitation.ts";
import { recordAnswers } from "../surveys/record-answers.ts";
import { addTestContacts, ledgerOf, sendAll, startTestDistribution, testPost } from "../testing/distributions.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { getNonResponse, listComparable, listLedger, type PeopleGroup } from "./index.ts";
import { languageField } from "./schema.ts";

useTestDatabase();

/** So many people who were sent a letter, of whom those whom `answers` gives a score have answered with it. */
async function asked(
  count: number,
  say: (number: number) => object,
  answers: (number: number) => number | null,
): Promise<{ ctx: ServiceContext; surveyId: number }> {
  const ctx = await makeTestOrganisation("groups");
  for (const [key, kind] of [
    ["orders", "number"],
    ["since", "date"],
    ["town", "text"],
  ] as const)
    await createContactField(ctx, { key, name: { en: key }, kind });
  const { surveyId, key: survey } = await publishTestSurvey(ctx);
  const ids = await addTestContacts(ctx, count, say);
  await startTestDistribution(ctx, surveyId);
  await sendAll(ctx, testPost());
  const responses = (await ledgerOf(ctx)).flatMap(({ id, contactId }) => {
    const value = answers(ids.indexOf(contactId) + 1);
    const invitation = signInvitation({ organisationId: ctx.organisation.id, invitationId: id }, "secret");
    return value === null ? [] : [{ invitation, answers: [{ question: "nps", value }] }];
  });
  await recordAnswers(ctx, { survey, responses, idempotencyKey: "k" }, { authSecret: "secret" });
  return { ctx, surveyId };
}

/** Every count of every group opens to as many people. */
async function expectOpens(ctx: ServiceContext, surveyId: number, groups: readonly Counted[]) {
  for (const { group, invited, answered } of groups)
    for (const [step, count] of [
      ["sent", invited],
      ["completed", answered],
    ] as const) {
      const { items } = await listLedger(ctx, { surveyId, state: "sent", step, group, limit: 200 });
      expect([group, step, items.length]).toEqual([group, step, count]);
    }
}
type Counted = { group: PeopleGroup; invited: number; answered: number };

describe("people are compared", () => {
  test("by the language that they are asked in", async () => {
    const say = (number: number) => (number <= 10 ? { language: "zh-Hans" } : number <= 14 ? { language: "de" } : {});
    const { ctx, surveyId } = await asked(24, say, (number) => (number <= 6 ? 10 : number > 20 ? 0 : null));
    const { groups, unit } = await getNonResponse(ctx, { surveyId, metric: "nps", field: languageField });
    expect(groups).toMatchObject([
      { group: { value: "en" }, invited: 10, answered: 4, score: { withheld: { n: 4, least: 5 } } },
      { group: { value: "zh-Hans" }, invited: 10, answered: 6, score: { n: 6, value: 100, isLow: true } },
      { group: { value: "de" }, invited: 4, answered: 0, score: null },
    ]);
    expect(unit).toBe("points");
    await expectOpens(ctx, surveyId, groups);
  });

  test("by numbers and days in bands of about as many people each, each band by its own ends", async () => {
    const say = (number: number) =>
      number === 40
        ? {}
        : {
            attributes: {
              orders: number % 13 === 0 ? -1.5 : number,
              since: `2024-02-${String((number % 3) + 1).padStart(2, "0")}`,
            },
          };
    const { ctx, surveyId } = await asked(40, say, (number) => (number > 30 ? 9 : null));
    const { groups } = await getNonResponse(ctx, { surveyId, metric: "nps", field: "orders" });
    expect(groups.map(({ group, invited }) => [group, invited])).toEqual([
      [{ field: "orders", from: -1.5, to: 7 }, 10],
      [{ field: "orders", from: 8, to: 18 }, 10],
      [{ field: "orders", from: 19, to: 29 }, 10],
      [{ field: "orders", from: 30, to: 38 }, 9],
      [{ field: "orders", value: null }, 1],
    ]);
    await expectOpens(ctx, surveyId, groups);
    // Of three days no four bands are made.
    const days = (await getNonResponse(ctx, { surveyId, metric: "nps", field: "since" })).groups;
    expect(days.map(({ group }) => group)).toEqual([
      { field: "since", from: "2024-02-01", to: "2024-02-01" },
      { field: "since", from: "2024-02-02", to: "2024-02-02" },
      { field: "since", from: "2024-02-03", to: "2024-02-03" },
      { field: "since", value: null },
    ]);
    await expectOpens(ctx, surveyId, days);
  });

  test("by twenty values at most: the rest is one group", async () => {
    const say = (number: number) => ({ attributes: { town: number <= 4 ? "Faro" : `Town ${number}` } });
    const { ctx, surveyId } = await asked(30, say, (number) => (number % 2 === 0 ? 9 : null));
    const { groups } = await getNonResponse(ctx, { surveyId, metric: "nps", field: "town" });
    expect(groups).toHaveLength(21);
    expect(groups[0]).toMatchObject({ group: { value: "Faro" }, invited: 4, answered: 2 });
    expect(groups.at(-1)).toMatchObject({ group: { notIn: expect.any(Array) }, invited: 7 });
    await expectOpens(ctx, surveyId, groups);
    const { fields } = await listComparable(ctx, { surveyId });
    expect(fields.map(({ key, kind }) => `${key} ${kind}`)).toEqual(["orders number", "since date", "town text"]);
  });
});
