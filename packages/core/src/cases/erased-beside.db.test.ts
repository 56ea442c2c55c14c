import { cases } from "@heard/db/schema/cases";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { eraseResponse } from "../responses/erase.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { openCase, saveCaseRule, savePlaybook } from "./index.ts";
import { openCasesByRules } from "./open-by-rules.ts";

const database = useTestDatabase();

async function withResponse() {
  const ctx = await makeTestOrganisation();
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 4 });
  const condition = { kind: "score" as const, metric: "nps", comparison: "atMost" as const, value: 6 };
  await saveCaseRule(ctx, {
    name: "Low score",
    condition,
    playbookId,
    touchpoint: null,
    ownerId: null,
    escalateTo: null,
  });
  const { results } = await recordResponses(ctx, {
    ...{ source: "app", mode: "api" },
    responses: [
      { externalId: "E-1", occurredOn: "2026-06-30", touchpoint: "checkout", scores: [{ metric: "nps", value: 1 }] },
    ],
  });
  const [result] = results;
  if (result?.status !== "accepted") throw new Error(`not accepted: ${JSON.stringify(results)}`);
  return { ctx, playbookId, responseId: result.id };
}
const casesOf = (ctx: ServiceContext) => inTenant(ctx, (tx) => tx.select().from(cases));

/** Begins `first`, which stops at a row that somebody holds, and `second` when it stands there; both go on once it does too and that row is free. */
async function beside<T, U>(hold: string, first: () => Promise<T>, second: () => Promise<U>) {
  const begun: Promise<unknown>[] = [];
  await database.holding(hold, async () => {
    for (const work of [first, second]) {
      const working = work();
      working.catch(() => {});
      begun.push(working);
      await expect.poll(() => database.blockedCount(), { timeout: 30_000 }).toBe(begun.length);
    }
  });
  return Promise.allSettled(begun);
}

test("nobody opens a case for a response that is being erased", async () => {
  const { ctx, playbookId, responseId } = await withResponse();
  const late = `select from scores where response_id = '${responseId}' for update`;
  const open = () => openCase(ctx, { title: "Ada Lovelace", playbookId, responseId });
  const [erased, opened] = await beside(late, () => eraseResponse(ctx, { responseId }), open);
  expect(erased?.status).toBe("fulfilled");
  expect(opened).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
  expect(await casesOf(ctx)).toEqual([]);
});

test("nor does a rule", async () => {
  const { ctx, responseId } = await withResponse();
  const late = `select from scores where response_id = '${responseId}' for update`;
  const erase = () => eraseResponse(ctx, { responseId });
  const [, looked] = await beside(late, erase, () => openCasesByRules(ctx));
  expect(looked).toEqual({ status: "fulfilled", value: 0 });
  expect(await openCasesByRules(ctx)).toBe(0);
  expect(await casesOf(ctx)).toEqual([]);
});

test("a rule opens the case of a response that was only held for a moment when it looks again", async () => {
  const { ctx, responseId } = await withResponse();
  await database.holding(`select from responses where id = '${responseId}' for update`, async () => {
    expect(await openCasesByRules(ctx)).toBe(0);
  });
  expect(await openCasesByRules({ ...ctx, now: () => new Date(ctx.now().getTime() + 3_600_000) })).toBe(1);
});

test("whoever erases a response for which a case is being opened waits, and erases its words", async () => {
  const { ctx, playbookId, responseId } = await withResponse();
  const hold = `select from organisations where id = ${ctx.organisation.id} for update`;
  const open = () => openCase(ctx, { title: "Ada Lovelace", playbookId, responseId });
  const ended = await beside(hold, open, () => eraseResponse(ctx, { responseId }));
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(await casesOf(ctx)).toMatchObject([{ title: "–", responseId: null }]);
});
