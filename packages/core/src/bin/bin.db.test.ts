import { withTenant } from "@heard/db";
import { mappings } from "@heard/db/schema/imports";
import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { searchComments } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { deleteMapping } from "../imports/save-mapping.ts";
import { getMeasures } from "../measures/get.ts";
import { eraseResponse } from "../responses/erase.ts";
import { quarantineResponse, releaseResponse } from "../responses/quarantine.ts";
import { getResponse } from "../responses/queries.ts";
import { recordResponses } from "../responses/record.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { createSavedView, deleteSavedView, listSavedViews, restoreSavedView } from "../saved-views/index.ts";
import { deleteSource } from "../sources/delete.ts";
import { restoreSource } from "../sources/restore.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { listTrace } from "../trace/list.ts";
import { listBin, restoreMapping } from "./index.ts";
import { purgeBin } from "./purge.ts";

useTestDatabase();

const inDays = (days: number) => () => new Date(testNow().getTime() + days * 86_400_000);
const as = (
  ctx: ServiceContext,
  roles: ("employee" | "cxLeader" | "surveyAdministrator")[],
  memberId = 1,
): ServiceContext => ({
  ...ctx,
  actor: { kind: "member", memberId, userId: memberId, roles, grants: { canUnmask: false, canSeeCustomers: false } },
});

/** Forty answers in each source, in every dimension; the third of the app is quarantined. */
async function fill(ctx: ServiceContext): Promise<string[]> {
  const ids: string[] = [];
  for (const source of ["app", "shop-survey"]) {
    const responses = Array.from({ length: 40 }, (_, n) => ({
      externalId: `${source}-${n}`,
      occurredOn: `2026-0${1 + (n % 6)}-15`,
      touchpoint: ["checkout", "delivery", "returns"][n % 3],
      segments: { region: n % 2 === 0 ? "East" : "West" },
      scores: [
        { metric: "nps", value: n % 11 },
        { metric: "csat", value: 1 + (n % 5) },
      ],
      comments: [{ text: `said in the ${source}, number ${n}` }],
    }));
    const { results } = await recordResponses(ctx, { source, responses, mode: "api" });
    ids.push(...results.flatMap((result) => (result.status === "accepted" ? [result.id] : [])));
  }
  const [, , third] = ids;
  if (third) await quarantineResponse(ctx, { responseId: third, reason: "one device" });
  return ids;
}

const period = { from: "2026-01-01", to: "2026-12-31" };
const measure = async (ctx: ServiceContext, metric = "nps") => {
  const [found] = await getMeasures(ctx, [{ metric, period }]);
  if (!found) throw new Error(`no measure of ${metric}`);
  return found.total;
};
const answers = async (ctx: ServiceContext, metric = "nps") => (await measure(ctx, metric)).n;
const said = async (ctx: ServiceContext) => (await searchComments(ctx, { words: "said", period })).count;

/** Every number that can be asked for, from the rollups and what is pending, without rows that are zero. */
const everything = (ctx: ServiceContext) =>
  inTenant(ctx, (tx) =>
    tx.execute(sql`
      select measure_id, dim, value, day, sum(h0) a, sum(h1) b, sum(h2) c, sum(h3) d, sum(h4) e, sum(h5) f, sum(h6) g, sum(h7) h, sum(h8) i, sum(h9) j, sum(h10) k
      from rollup_dimension_days group by 1, 2, 3, 4
      having sum(h0) + sum(h1) + sum(h2) + sum(h3) + sum(h4) + sum(h5) + sum(h6) + sum(h7) + sum(h8) + sum(h9) + sum(h10) <> 0 order by 1, 2, 3, 4`),
  );
const states = (ctx: ServiceContext) =>
  inTenant(ctx, (tx) => tx.execute(sql`select state, count(*)::int as n from responses group by 1 order by 1`));

describe("a source in the bin", () => {
  test("leaves every number, search and list at once, and restoring it brings back exactly what was there", async () => {
    const ctx = await makeTestOrganisation();
    await fill(ctx);
    const before = { states: await states(ctx), said: await said(ctx), n: await answers(ctx) };
    expect(before).toMatchObject({ said: 79, n: 79 });

    expect(await deleteSource(ctx, { source: "app" })).toEqual({ responseCount: 40, jobId: null });
    expect(await verifyRollups(ctx)).toEqual([]);
    expect(await answers(ctx)).toBe(40);
    expect(await answers(ctx, "responses")).toBe(40);
    expect(await said(ctx)).toBe(40);
    expect((await measure(ctx)).excluded).toEqual([]);
    const leftOut = await listTrace(ctx, { query: { metric: "nps", period }, which: "excluded" });
    expect(leftOut.items).toEqual([]);
    const without = await everything(ctx);

    expect(await restoreSource(ctx, { source: "app" })).toEqual({ responseCount: 40, jobId: null });
    expect(await verifyRollups(ctx)).toEqual([]);
    expect({ states: await states(ctx), said: await said(ctx), n: await answers(ctx) }).toEqual(before);
    const after = await everything(ctx);
    expect(after).not.toEqual(without);

    await deleteSource(ctx, { source: "app" });
    await restoreSource(ctx, { source: "app" });
    expect(await everything(ctx)).toEqual(after);
  });

  test("takes no answers, and its responses can be erased but not changed", async () => {
    const ctx = await makeTestOrganisation();
    const [first = "", , third = ""] = await fill(ctx);
    await deleteSource(ctx, { source: "app" });
    const late = recordResponses(ctx, {
      source: "app",
      mode: "api",
      responses: [{ occurredOn: "2026-06-01", scores: [{ metric: "nps", value: 9 }] }],
    });
    await expect(late).rejects.toMatchObject({ code: "not_found" });
    expect(await getResponse(ctx, { responseId: first })).toMatchObject({ state: "binned" });
    await expect(quarantineResponse(ctx, { responseId: first, reason: "x" })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await expect(releaseResponse(ctx, { responseId: third })).rejects.toMatchObject({ code: "invalid_state" });
    await eraseResponse(ctx, { responseId: first });
    await restoreSource(ctx, { source: "app" });
    expect(await answers(ctx)).toBe(78);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("goes in once and comes out once, and belongs to those who may", async () => {
    const ctx = await makeTestOrganisation();
    await fill(ctx);
    await expect(restoreSource(ctx, { source: "app" })).rejects.toMatchObject({ code: "invalid_state" });
    await expect(deleteSource(as(ctx, ["cxLeader"]), { source: "app" })).rejects.toMatchObject({ code: "forbidden" });
    await deleteSource(ctx, { source: "app" });
    await expect(deleteSource(ctx, { source: "app" })).rejects.toMatchObject({ code: "invalid_state" });
    await expect(restoreSource(await makeTestOrganisation(), { source: "nothing" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("goes in whole, also by somebody who sees one touchpoint", async () => {
    const ctx = await makeTestOrganisation();
    await fill(ctx);
    const [row] = await inTenant(ctx, (tx) =>
      tx.execute<{ id: number }>(sql`select id from touchpoints where key = 'checkout'`),
    );
    await deleteSource({ ...as(ctx, ["surveyAdministrator"]), touchpoints: [row?.id ?? 0] }, { source: "app" });
    expect(await answers(ctx)).toBe(40);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("is gone for ever after thirty days, with all that came from it, and not a day before", async () => {
    const ctx = await makeTestOrganisation();
    const ids = await fill(ctx);
    await deleteSource(ctx, { source: "app" });
    expect(await purgeBin({ ...ctx, now: inDays(29) })).toEqual({
      sources: 0,
      mappings: 0,
      savedViews: 0,
      items: 0,
      plans: 0,
      annotations: 0,
      benchmarks: 0,
    });
    expect(await purgeBin({ ...ctx, now: inDays(31) })).toMatchObject({ sources: 1 });
    await expect(getResponse(ctx, { responseId: ids[0] ?? "" })).rejects.toMatchObject({ code: "not_found" });
    await expect(restoreSource(ctx, { source: "app" })).rejects.toMatchObject({ code: "not_found" });
    const left = await withTenant(
      ctx.organisation.id,
      (tx) =>
        tx.execute(
          sql`select (select count(*) from comment_originals)::int as originals, (select count(*) from scores)::int as scores`,
        ),
      { unmask: true },
    );
    expect(left[0]).toEqual({ originals: 40, scores: 80 });
    expect(await answers(ctx)).toBe(40);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("also takes what was recorded while it went in", async () => {
    const ctx = await makeTestOrganisation();
    await fill(ctx);
    // A process that read the catalogue a moment before records on.
    await inTenant(ctx, (tx) =>
      tx.execute(sql`update sources set deleted_at = ${testNow().toISOString()} where key = 'app'`),
    );
    expect(await answers(ctx)).toBe(79);
    await purgeBin({ ...ctx, now: inDays(31) });
    expect(await answers(ctx)).toBe(40);
    expect(await verifyRollups(ctx)).toEqual([]);
  });
});

async function keepMapping(ctx: ServiceContext): Promise<number> {
  const orgId = ctx.organisation.id;
  const [row] = await inTenant(ctx, (tx) =>
    tx.insert(mappings).values({ orgId, key: "lounge", name: "Lounge", mapping: {} }).returning({ id: mappings.id }),
  );
  return row?.id ?? 0;
}

describe("the bin", () => {
  test("lists what a reader can take back, with who deleted it and until when", async () => {
    const ctx = await makeTestOrganisation();
    await fill(ctx);
    const mappingId = await keepMapping(ctx);
    const member = as(ctx, ["surveyAdministrator"], 7);
    const { id } = await createSavedView(member, { screen: "scores", name: "Mine", query: "metric=nps" });
    await deleteSavedView(member, { viewId: id });
    await deleteMapping({ ...member, now: inDays(1) }, { mappingId });
    await deleteSource({ ...ctx, now: inDays(2) }, { source: "app" });

    const shown = (await listBin(member)).map(({ kind, id: of, name, responseCount }) => [
      kind,
      of,
      name,
      responseCount,
    ]);
    expect(shown).toEqual([
      ["source", "app", { en: "App" }, 40],
      ["mapping", "lounge", { en: "Lounge" }, null],
      ["savedView", String(id), { en: "Mine" }, null],
    ]);
    expect((await listBin(member))[0]?.purgedAt).toEqual(inDays(32)());
    expect(await listBin(as(ctx, ["employee"], 8))).toEqual([]);
    expect(await listBin(await makeTestOrganisation())).toEqual([]);

    await restoreMapping(member, { mapping: "lounge" });
    await restoreSavedView(member, { viewId: id });
    expect(await listSavedViews(member, { screen: "scores" })).toHaveLength(1);
    expect((await listBin(member)).map(({ kind }) => kind)).toEqual(["source"]);
  });

  test("lets go of mappings and views after thirty days", async () => {
    const ctx = await makeTestOrganisation();
    const mappingId = await keepMapping(ctx);
    const member = as(ctx, ["employee"], 7);
    const { id } = await createSavedView(member, { screen: "comments", name: "Mine", query: "" });
    await deleteSavedView(member, { viewId: id });
    await deleteMapping(ctx, { mappingId });
    expect(await purgeBin({ ...ctx, now: inDays(31) })).toEqual({
      sources: 0,
      mappings: 1,
      savedViews: 1,
      items: 0,
      plans: 0,
      annotations: 0,
      benchmarks: 0,
    });
    await expect(restoreSavedView(member, { viewId: id })).rejects.toMatchObject({ code: "not_found" });
    await expect(restoreMapping(ctx, { mapping: "lounge" })).rejects.toMatchObject({ code: "not_found" });
  });
});
