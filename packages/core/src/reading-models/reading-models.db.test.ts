import { jobRuns } from "@heard/db/schema/job-runs";
import { readingModels } from "@heard/db/schema/reading-models";
import { useTestDatabase } from "@heard/db/testing";
import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { confirmReadings, correctComments, countThemes, listMentions } from "../readings/index.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { recordTaught, type TaughtOptions, workOnTraining } from "../testing/taught.ts";
import { buildModel } from "./build.ts";
import {
  acceptReadingModel,
  listReadingModels,
  rollBackReadingModel,
  setNeutralBand,
  trainReadingModel,
} from "./index.ts";

const database = useTestDatabase();

const half = { from: "2026-01-01", to: "2026-06-30" };
const at = (ctx: ServiceContext, hours: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + hours * 3_600_000),
});
const none = { negative: 0, neutral: 0, mixed: 0, positive: 0 };
const overall = async (ctx: ServiceContext, asOf?: string) =>
  (await countThemes(ctx, { period: half, ...(asOf ? { asOf } : {}) })).comments;

async function taught(options: TaughtOptions): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  await recordTaught(ctx, options);
  return ctx;
}
async function trained(ctx: ServiceContext) {
  await trainReadingModel(ctx);
  await workOnTraining(ctx);
  const { models, failure } = await listReadingModels(ctx);
  if (!models[0]) throw new Error(JSON.stringify(failure));
  return models[0];
}
const storedModels = (ctx: ServiceContext) =>
  inTenant(ctx, (tx) => tx.select().from(readingModels).orderBy(asc(readingModels.version)));

describe("a model of an organisation's own", () => {
  test("learns from scores, is measured on newer comments beside the model that ships, and changes nothing before it is accepted", async () => {
    const ctx = await taught({ count: 1100 });
    await workOnReadings(ctx);
    const before = await overall(ctx);
    const model = await trained(ctx);
    expect(model).toMatchObject({ version: 1, verdict: "better", isOffered: true, wasUsed: false, inUse: null });
    const { all, learnt, heldOut } = model;
    if (!all) throw new Error("no figures");
    expect(all.own.value).toBeGreaterThan(0.95);
    expect(all.before.value).toBeLessThan(0.8);
    expect(all.own.n).toBeGreaterThan(120);
    expect(all.change.interval.low).toBeGreaterThan(0);
    expect(all.own.interval.low).toBeLessThan(all.own.value);
    expect(learnt.byScores).toBe(learnt.positive + learnt.negative);
    expect(learnt.until <= heldOut.from).toBe(true);
    expect(model.neutralBand.isCalibrated).toBe(true);
    expect(model.own.macroF1).toBeGreaterThan(model.shipped.macroF1);
    expect(await overall(ctx)).toEqual(before);
    expect((await listReadingModels(ctx)).setting).toEqual({
      ...{ version: 0, modelVersion: null, neutralBand: 12, readAt: null },
    });
  });

  test("is the same to the byte when the same comments teach it again", async () => {
    const ctx = await taught({ count: 600 });
    const [one, other] = [await trained(ctx), await trained(ctx)];
    expect([one.version, other.version]).toEqual([1, 2]);
    const [first, second] = await storedModels(ctx);
    expect(second?.weightsDigest).toBe(first?.weightsDigest);
    expect(second?.labelsDigest).toBe(first?.labelsDigest);
    expect(Buffer.from(second?.weights ?? [])).toEqual(Buffer.from(first?.weights ?? [1]));
    expect(first?.weights?.length).toBeLessThan(400_000);
  });

  test("takes a person's word before a score's, also one that confirms what was read, and forgets one that was taken back", async () => {
    const ctx = await taught({ count: 500, mistaken: 0.1 });
    const ids = await recordTaught(ctx, { count: 3, seed: 7, from: "2026-01-01" });
    await workOnReadings(ctx);
    const [corrected = "", confirmed = "", takenBack = ""] = ids;
    const of = (responseId: string) => [{ responseId, item: 0 }];
    await correctComments(ctx, { comments: of(corrected), sentiment: "negative" });
    for (const sentiment of ["positive", null] as const)
      await correctComments(ctx, { comments: of(takenBack), sentiment });
    const { items } = await listMentions(ctx, { theme: null, period: half, limit: 1000 });
    const read = items.find(({ responseId }) => responseId === confirmed)?.sentiment ?? "neutral";
    await confirmReadings(ctx, { comments: [{ responseId: confirmed, item: 0, sentiment: read, themes: [] }] });
    const { learnt } = await trained(ctx);
    const isTaught = read === "positive" || read === "negative";
    expect(learnt.byPeople).toBe(isTaught ? 2 : 1);
    expect((await listReadingModels(ctx)).labels).toMatchObject({ byPeople: 2, byScores: 503 });
  });

  test("is not offered where it does worse, keeps no weights then, and cannot be accepted", async () => {
    const ctx = await makeTestOrganisation();
    // What the words of their own mean turns around: what was learnt is wrong by the time it is tried.
    await recordTaught(ctx, { count: 420, from: "2026-01-01" });
    await recordTaught(ctx, { count: 150, seed: 5, from: "2026-06-01", days: 28, mistaken: 1 });
    const model = await trained(ctx);
    expect(model).toMatchObject({ verdict: "notBetter", isOffered: false });
    expect((await storedModels(ctx))[0]?.weights).toBeNull();
    await expect(acceptReadingModel(ctx, { version: 1 })).rejects.toMatchObject({ reason: "model_not_offered" });
  });

  test("is not put to use when another one was meanwhile: they were never measured beside each other", async () => {
    const ctx = await taught({ count: 600 });
    for (let turn = 0; turn < 2; turn += 1) await trained(ctx);
    await acceptReadingModel(ctx, { version: 1 });
    await expect(acceptReadingModel(ctx, { version: 2 })).rejects.toMatchObject({
      ...{ code: "invalid_state", reason: "model_measured_before", params: { version: 2 } },
    });
  });

  test("is not made of too few comments, and the job says how many there are", async () => {
    const ctx = await taught({ count: 80 });
    await trainReadingModel(ctx);
    await expect(trainReadingModel(ctx)).rejects.toMatchObject({ reason: "model_in_training" });
    await workOnTraining(ctx);
    const { models, failure, training } = await listReadingModels(ctx);
    expect({ models, training }).toEqual({ models: [], training: null });
    expect(failure).toMatchObject({ reason: "too_few_labels", params: { least: 300, side: 40 } });
  });

  test("is made once by a job that is done a second time, and by nobody when the job was ended", async () => {
    const ctx = await taught({ count: 500 });
    const { jobId } = await trainReadingModel(ctx);
    const cutOff = async (share: number) => {
      if (share > 0.5) throw new Error("cut off");
    };
    const job = { id: jobId, trainedBy: null };
    await expect(buildModel(ctx, job, cutOff)).rejects.toThrow("cut off");
    expect(await storedModels(ctx)).toEqual([]);
    await inTenant(ctx, (tx) => tx.update(jobRuns).set({ state: "cancelled" }).where(eq(jobRuns.id, jobId)));
    await workOnTraining(ctx);
    expect(await storedModels(ctx)).toEqual([]);
    const made = await buildModel(ctx, job, async () => {});
    expect(await buildModel(ctx, job, async () => {})).toEqual(made);
    expect(await storedModels(ctx)).toHaveLength(1);
  });
});

describe("a model that is accepted", () => {
  test("reads new comments at once and older ones again, and everything before can be asked for and gone back to", async () => {
    const ctx = await taught({ count: 600 });
    await workOnReadings(ctx);
    const before = await overall(ctx);
    const { neutralBand } = await trained(ctx);
    const change = await acceptReadingModel(at(ctx, 1), { version: 1, seen: 0 });
    expect(change).toMatchObject({ version: 1, isChanged: true, jobId: expect.any(String) });
    expect(await acceptReadingModel(at(ctx, 1), { version: 1 })).toMatchObject({ isChanged: false, jobId: null });
    await expect(rollBackReadingModel(ctx, { version: null, seen: 0 })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    await recordComments(ctx, ["hmm plinky zorbful", "hmm grumphy kleffed"]);
    await workOnReadings(at(ctx, 2));
    const own = await overall(ctx);
    expect(own.positive).toBeGreaterThan(200);
    expect(own.negative).toBeGreaterThan(200);
    expect(own).not.toEqual(before);
    // As of an instant before it was accepted the report says what it said then; the two new comments were read later.
    expect(await overall(ctx, testNow().toISOString())).toEqual(before);
    expect((await listReadingModels(ctx)).setting).toEqual({
      ...{ version: 1, modelVersion: 1, neutralBand: neutralBand.value, readAt: at(ctx, 2).now() },
    });
    const versions = await inTenant(ctx, (tx) =>
      tx.execute<{ v: number; n: number }>(
        sql`select setting_version as v, count(*)::int as n from comment_readings group by 1`,
      ),
    );
    expect([...versions]).toEqual([{ v: 1, n: 602 }]);
    await rollBackReadingModel(at(ctx, 3), { version: null });
    await workOnReadings(at(ctx, 4));
    expect(await overall(ctx)).toMatchObject({ neutral: expect.any(Number) });
    const { comments } = await countThemes(ctx, { period: { from: "2026-01-01", to: "2026-06-14" } });
    expect(comments).toEqual(before);
    expect(await verifyRollups(ctx)).toEqual([]);
    expect((await listReadingModels(ctx)).history.map(({ verb }) => verb)).toEqual([
      "readingModel.rollBack",
      "readingModel.accept",
    ]);
    const { items } = await listAuditEntries(ctx, { verb: "readingModel." });
    expect(items.map(({ verb }) => verb)).toEqual([
      "readingModel.rollBack",
      "readingModel.accept",
      "readingModel.train",
    ]);
  });

  test("is missed by the check of the rows when its weights are gone, as is a setting or a word that others rest on", async () => {
    const ctx = await taught({ count: 500 });
    const [id = ""] = await recordComments(ctx, ["so plinky and smarvy"]);
    await workOnReadings(ctx);
    for (const sentiment of ["negative", "mixed"] as const)
      await correctComments(ctx, { comments: [{ responseId: id, item: 0 }], sentiment });
    await trained(ctx);
    await acceptReadingModel(ctx, { version: 1 });
    expect(await verifyRollups(ctx)).toEqual([]);
    const own = `where org_id = ${ctx.organisation.id}`;
    await database.asOwner(`update reading_models set weights = null ${own}`);
    await database.asOwner(`update comment_readings set setting_version = 9 ${own} and response_id = '${id}'`);
    await database.asOwner(`delete from comment_corrections ${own} and replaced_at is not null`);
    expect((await verifyRollups(ctx)).map(({ table, rows }) => [table, rows])).toEqual([
      ["corrections that replace nothing", 1],
      ["readings by a setting that is not there", 1],
      ["reading settings whose model has no weights", 1],
    ]);
  });

  test("leaves the words of people as they are", async () => {
    const ctx = await taught({ count: 500 });
    const [id = ""] = await recordComments(ctx, ["so plinky and smarvy"]);
    await workOnReadings(ctx);
    await correctComments(ctx, { comments: [{ responseId: id, item: 0 }], sentiment: "negative" });
    await trained(ctx);
    await acceptReadingModel(at(ctx, 1), { version: 1 });
    await workOnReadings(at(ctx, 1));
    const { comments } = await countThemes(ctx, { period: { from: "2026-06-15", to: "2026-06-15" } });
    expect(comments).toEqual({ ...none, negative: 1 });
  });

  test("is what a later one is measured against, on comments that neither was taught", async () => {
    const ctx = await taught({ count: 500 });
    await trained(ctx);
    await acceptReadingModel(ctx, { version: 1 });
    await recordTaught(ctx, { count: 300, seed: 3, from: "2026-06-01", days: 28 });
    const { inUse, all } = await trained(ctx);
    expect(inUse?.version).toBe(1);
    expect(inUse?.comparison.own.n).toBe(all?.own.n);
    // Both know the words by now, so the newer one has nothing to be better in.
    expect(inUse?.comparison.before.value).toBeGreaterThan(0.95);
  });

  test("can be gone back to with the band that it had, but only when it was in use", async () => {
    const ctx = await taught({ count: 500 });
    await trained(ctx);
    await expect(rollBackReadingModel(ctx, { version: 1 })).rejects.toMatchObject({ code: "not_found" });
    await acceptReadingModel(ctx, { version: 1 });
    await setNeutralBand(ctx, { neutralBand: 31 });
    await rollBackReadingModel(ctx, { version: null });
    expect((await listReadingModels(ctx)).setting).toMatchObject({ modelVersion: null, neutralBand: 12 });
    await rollBackReadingModel(ctx, { version: 1 });
    expect((await listReadingModels(ctx)).setting).toMatchObject({ version: 4, modelVersion: 1, neutralBand: 31 });
  });
});

describe("the neutral band", () => {
  test("says how near to 0 a comment is neutral, for all comments and themes", async () => {
    const ctx = await makeTestOrganisation();
    await recordComments(ctx, ["The delivery was terribly slow, awful", "Okay, nice", "Great, lovely, perfect!"]);
    await workOnReadings(ctx);
    const { distances } = await listReadingModels(ctx);
    expect(distances.reduce((sum, n) => sum + n, 0)).toBe(3);
    await setNeutralBand(at(ctx, 1), { neutralBand: 50 });
    await workOnReadings(at(ctx, 1));
    const june = { from: "2026-06-01", to: "2026-06-30" };
    const { comments } = await countThemes(ctx, { period: june });
    expect(comments.neutral).toBe(3 - (distances[50] ?? 0));
    expect(await setNeutralBand(at(ctx, 2), { neutralBand: 50 })).toMatchObject({ isChanged: false, jobId: null });
    await expect(setNeutralBand(ctx, { neutralBand: 51 })).rejects.toThrow();
  });

  test("needs no reading where there is no comment", async () => {
    const ctx = await makeTestOrganisation();
    expect(await setNeutralBand(ctx, { neutralBand: 20 })).toEqual({ version: 1, isChanged: true, jobId: null });
    expect((await listReadingModels(ctx)).setting.readAt).toEqual(testNow());
  });
});

describe("another organisation", () => {
  test("sees nothing of a model, cannot use it, and its comments are read by its own setting", async () => {
    const ctx = await taught({ count: 500 });
    await trained(ctx);
    await acceptReadingModel(ctx, { version: 1 });
    const other = await makeTestOrganisation();
    expect(await listReadingModels(other)).toMatchObject({ models: [], history: [], labels: { byScores: 0 } });
    await expect(acceptReadingModel(other, { version: 1 })).rejects.toMatchObject({ code: "not_found" });
    await expect(rollBackReadingModel(other, { version: 1 })).rejects.toMatchObject({ code: "not_found" });
    await recordComments(other, ["hmm plinky zorbful smarvy quillsome"]);
    await recordComments(ctx, ["hmm plinky zorbful smarvy quillsome"]);
    await workOnReadings(other);
    await workOnReadings(ctx);
    const june15 = { from: "2026-06-15", to: "2026-06-15" };
    expect((await countThemes(other, { period: june15 })).comments.positive).toBe(0);
    expect((await countThemes(ctx, { period: june15 })).comments.positive).toBe(1);
  });

  test("of a limited member's comments alone: models tell of those at every touchpoint, and are not shown", async () => {
    const ctx = await taught({ count: 500 });
    await trained(ctx);
    await acceptReadingModel(ctx, { version: 1 });
    await trainReadingModel(ctx);
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const limited = { ...ctx, touchpoints: [touchpoints.get("delivery")?.id ?? 0] };
    expect(await listReadingModels(limited)).toMatchObject({
      ...{ isLimited: true, models: [], failure: null, setting: { modelVersion: 1 } },
      ...{ history: [{ modelVersion: 1 }], labels: { byScores: 0, byPeople: 0 } },
    });
    expect(await listReadingModels(ctx)).toMatchObject({ isLimited: false, models: [{ version: 1 }] });
  });

  test("of those who may look, only leaders and owners may train and decide", async () => {
    const ctx = await makeTestOrganisation();
    const employee = (await makeTestPerson(ctx, ["employee"])).ctx;
    const leader = (await makeTestPerson(ctx, ["cxLeader"])).ctx;
    expect((await listReadingModels(employee)).models).toEqual([]);
    for (const work of [
      () => trainReadingModel(employee),
      () => acceptReadingModel(employee, { version: 1 }),
      () => rollBackReadingModel(employee, { version: null }),
      () => setNeutralBand(employee, { neutralBand: 20 }),
    ])
      await expect(work()).rejects.toMatchObject({ code: "forbidden" });
    await setNeutralBand(leader, { neutralBand: 20 });
    expect((await listReadingModels(leader)).history).toMatchObject([{ by: expect.any(String), neutralBand: 20 }]);
  });
});
