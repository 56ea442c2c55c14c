import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { listApiKeys } from "../api-keys/queries.ts";
import { listBin } from "../bin/queries.ts";
import { listContactResponses, listContacts } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getImport, listImports } from "../imports/queries.ts";
import { getMeasures } from "../measures/get.ts";
import { getRegistry } from "../metrics/queries.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { listSavedViews } from "../saved-views/queries.ts";
import { listSurveys } from "../surveys/index.ts";
import { testNow } from "../testing/organisation.ts";
import { saveTestSubmission, startTestSubmission } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { listTrace } from "../trace/list.ts";
import { asPerson } from "./add-people.ts";
import { createDemo } from "./create.ts";
import { generateDemo } from "./generate.ts";

useTestDatabase();
const { folder } = useTemporaryFiles();

const lastDay = "2026-06-30";
const days = 120;
let ctx: ServiceContext;

beforeAll(async () => {
  ({ ctx } = await createDemo({ lastDay, dataDir: folder, days, perDay: 12 }, testNow));
});

describe("the demo company", () => {
  test("is the same world for the same seed, and another for another", () => {
    const world = (seed: number) => [...generateDemo({ lastDay, seed, days: 20, perDay: 10 })];
    expect(world(1)).toEqual(world(1));
    expect(world(1)).not.toEqual(world(2));
  });

  test("says few things twice: of a year's comments most are nobody else's", () => {
    const world = [...generateDemo({ lastDay, seed: 1, days: 365, perDay: 55 })];
    const texts = world.flatMap(({ answers }) =>
      answers.flatMap(({ response }) => response.comments?.map(({ text }) => text) ?? []),
    );
    expect(texts.length).toBeGreaterThan(5000);
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.5);
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  test("ends on its last day and at this hour: nothing was answered in the future", async () => {
    const [row] = await inTenant(ctx, (tx) =>
      tx.execute<{ latest: string; newest_day: string }>(
        sql`select max(occurred_at)::text as latest, max(day)::text as newest_day from responses`,
      ),
    );
    expect(row?.newest_day).toBe(lastDay);
    expect(new Date(row?.latest ?? "").getTime()).toBeLessThanOrEqual(testNow().getTime());
  });

  test("asks by a survey that is open to everybody, and the next answer is in its numbers", async () => {
    const [survey] = await listSurveys(ctx);
    expect(survey).toMatchObject({
      key: "demo",
      state: "open",
      publishedVersion: 1,
      responseCount: expect.any(Number),
    });
    const { page, token } = await startTestSubmission("demo");
    expect(page.definition).toMatchObject({
      languages: ["en", "zh-Hans", "zh-Hant"],
      questions: [{ type: "nps" }, {}],
    });
    expect(await saveTestSubmission(token, { nps: 9 })).toMatchObject({ saved: { state: "complete" } });
    const [after] = await listSurveys(ctx);
    expect(after?.responseCount).toBe((survey?.responseCount ?? 0) + 1);
    expect(after?.responseCount).toBeGreaterThan(100);
  });

  test("shows for each worked example the value that is known", async () => {
    const period = { from: "2026-01-01", to: lastDay };
    const query = (
      metric: string,
      method: "mean" | "composite" | "topTwoBox" | "easeIndex" | "nps",
      source: string,
    ) => ({
      metric,
      method,
      period,
      filters: { source: [source] },
    });
    const results = await getMeasures(ctx, [
      query("csat", "mean", "example-t1"),
      query("csat", "composite", "example-t1"),
      query("csat", "topTwoBox", "example-t1"),
      query("ces-effort", "easeIndex", "example-t2"),
      query("csat", "composite", "example-t3"),
      query("csat", "topTwoBox", "example-t3"),
      query("ces", "easeIndex", "example-t5"),
      query("nps", "nps", "example-t6"),
      query("csat", "composite", "example-t7"),
    ]);
    const values = results.map(({ total }) => (total.value === null ? null : Number(total.value.toFixed(3))));
    expect(values).toEqual([4.2, 0.84, 0.8, 56.667, 0.7, 0.5, 56.667, 30, 0.2]);
  });

  test("lists its newest answers first, as they came in", async () => {
    const rows = await inTenant(ctx, (tx) =>
      tx.execute<{ at: string }>(
        sql`select occurred_at::text as at from responses where day > '2026-06-20' and state = 2 and occurred_at is not null order by day desc, id desc`,
      ),
    );
    const times = rows.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(50);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("shows its people at work: an import with its account, views, keys, a bin, owners of metrics, and a doubt", async () => {
    const owner = await asPerson(ctx, "owner");
    const [batch] = (await listImports(owner, {})).items;
    expect(batch).toMatchObject({ fileName: "marketplace-reviews.csv", state: "imported" });
    const { report } = await getImport(owner, { batchId: batch?.id ?? 0 });
    expect(report).toMatchObject({ rows: 180, accepted: 176, rejected: 4 });
    expect(
      (await listSavedViews(await asPerson(ctx, "employee"), { screen: "scores" })).map(({ name }) => name),
    ).toEqual(["Collection point, last 12 months"]);
    expect(await listApiKeys(owner)).toHaveLength(2);
    expect((await listBin(await asPerson(ctx, "cxLeader"))).map(({ kind }) => kind)).toEqual(["savedView"]);
    expect((await getRegistry(owner)).metrics.every((metric) => metric.owner !== null)).toBe(true);
    const left = await listTrace(owner, {
      query: { metric: "nps", period: { from: "2026-01-01", to: lastDay } },
      which: "excluded",
    });
    expect(left.items).toHaveLength(6);
  });

  test("is clean: every rollup equals the raw rows", async () => {
    expect(await verifyRollups(ctx)).toEqual([]);
  });
});

describe("the people whom the company can ask", () => {
  test("are those who have answered, in their language, with what they agreed to and who is left alone", async () => {
    const owner = await asPerson(ctx, "owner");
    const { items, count } = await listContacts(owner, { limit: 200 });
    expect(count).toBeGreaterThan(200);
    const [latest] = items;
    const { items: answers } = await listContactResponses(owner, { contactId: latest?.id ?? "" });
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ language }) => language))).toEqual(new Set(["en", "zh-Hans", "zh-Hant"]));
    const counted = async (standing: "askable" | "suppressed" | "withdrawn") =>
      (await listContacts(owner, { standing })).count ?? 0;
    const [askable, suppressed, withdrawn] = [
      await counted("askable"),
      await counted("suppressed"),
      await counted("withdrawn"),
    ];
    expect(askable).toBeGreaterThan((count ?? 0) * 0.85);
    expect(suppressed).toBeGreaterThan(5);
    expect(withdrawn).toBeGreaterThan(5);
    // Nobody of them can ever get anything.
    expect(items.filter(({ email }) => email && !email.endsWith("@mail.example"))).toEqual([]);
    expect(items.filter(({ phone }) => phone && !phone.startsWith("+44 7700 900"))).toEqual([]);
  });
});
