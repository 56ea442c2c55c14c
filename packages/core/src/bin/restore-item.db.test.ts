import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { getCatalogue } from "../catalogue/read.ts";
import { archiveChannel, createChannel, deleteChannel } from "../channels/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { touchpointUses } from "../journey/assert-unused.ts";
import { createTouchpoint, deleteTouchpoint, getJourney } from "../journey/index.ts";
import { getMeasures } from "../measures/index.ts";
import { quarantineResponse } from "../responses/quarantine.ts";
import { recordResponses } from "../responses/record.ts";
import { createSegmentField, createSegmentValue, deleteSegmentField, listSegments } from "../segments/index.ts";
import { makeSuggestion } from "../suggestions/index.ts";
import { setTarget } from "../targets/index.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { listBin, restoreItem } from "./index.ts";
import { purgeBin } from "./purge.ts";

useTestDatabase();

const inDays = (days: number) => () => new Date(testNow().getTime() + days * 86_400_000);
const names = async (ctx: ServiceContext) => (await listBin(ctx)).map(({ kind, name }) => `${kind} ${name.en}`);

describe("a part of the catalogue without answers", () => {
  test("goes into the bin and comes back as it was: a touchpoint with its stage, a channel, a field with its values", async () => {
    const ctx = await makeTestOrganisation();
    await createTouchpoint(ctx, { name: { en: "Kiosk", "zh-Hans": "自助机" }, stage: "purchase" });
    await createChannel(ctx, { name: { en: "Fax" } });
    await archiveChannel(ctx, { key: "fax" });
    await createSegmentField(ctx, { name: { en: "Tier" } });
    await createSegmentValue(ctx, { field: "tier", value: "Gold", name: { en: "Gold" } });
    const before = [await getCatalogue(ctx), (await getJourney(ctx)).touchpoints, await listSegments(ctx)];

    const gone = [
      await deleteTouchpoint(ctx, { key: "kiosk" }),
      await deleteChannel(ctx, { key: "fax" }),
      await deleteSegmentField(ctx, { key: "tier" }),
    ];
    const catalogue = await getCatalogue(ctx);
    expect(catalogue.touchpoints.map(({ key }) => key)).not.toContain("kiosk");
    expect(catalogue.segmentFields.map(({ key }) => key)).not.toContain("tier");
    expect((await names(ctx)).sort()).toEqual(["channel Fax", "segment Tier", "touchpoint Kiosk"]);
    const ask = { metric: "nps", period: { from: "2026-06-01", to: "2026-06-30" }, filters: { touchpoint: ["kiosk"] } };
    await expect(getMeasures(ctx, [ask])).rejects.toMatchObject({ reason: "unknown_key" });

    for (const { itemId } of gone) await restoreItem(ctx, { itemId });
    expect([await getCatalogue(ctx), (await getJourney(ctx)).touchpoints, await listSegments(ctx)]).toEqual(before);
    expect(await names(ctx)).toEqual([]);
    await expect(restoreItem(ctx, { itemId: gone[0]?.itemId ?? 0 })).rejects.toMatchObject({ code: "not_found" });
    const verbs = (await listAuditEntries(ctx, { limit: 20 })).items.map(({ verb }) => verb);
    expect(verbs).toEqual(expect.arrayContaining(["touchpoint.delete", "channel.delete", "segment.undelete"]));
  });

  test("is gone for ever after thirty days, and not a day before", async () => {
    const ctx = await makeTestOrganisation();
    const { itemId } = await deleteTouchpoint(ctx, { key: "returns" });
    expect(await purgeBin({ ...ctx, now: inDays(29) })).toMatchObject({ items: 0 });
    expect(await purgeBin({ ...ctx, now: inDays(31) })).toMatchObject({ items: 1 });
    await expect(restoreItem(ctx, { itemId })).rejects.toMatchObject({ code: "not_found" });
  });

  test("does not come back over another one of its key", async () => {
    const ctx = await makeTestOrganisation();
    const { itemId } = await deleteTouchpoint(ctx, { key: "returns" });
    await createTouchpoint(ctx, { name: { en: "Returns" }, stage: "purchase" });
    await expect(restoreItem(ctx, { itemId })).rejects.toMatchObject({ reason: "already_exists" });
  });
});

test("what has answers is not deleted, whatever has become of them and whoever asks", async () => {
  const ctx = await makeTestOrganisation();
  const { results } = await recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: [
      {
        ...{ occurredOn: "2026-06-01", touchpoint: "checkout", channel: "shop", segments: { region: "East" } },
        scores: [{ metric: "nps", value: 9, touchpoint: "delivery" }],
      },
    ],
  });
  const [recorded] = results;
  if (!recorded || !("id" in recorded)) throw new Error("not recorded");
  await quarantineResponse(ctx, { responseId: recorded.id, reason: "a test" });
  for (const reader of [ctx, { ...ctx, touchpoints: [0] }]) {
    for (const key of ["checkout", "delivery"])
      await expect(deleteTouchpoint(reader, { key })).rejects.toMatchObject({ reason: "has_answers" });
    await expect(deleteChannel(reader, { key: "shop" })).rejects.toMatchObject({ reason: "has_answers" });
    await expect(deleteSegmentField(reader, { key: "region" })).rejects.toMatchObject({ reason: "has_answers" });
  }
  expect(await names(ctx)).toEqual([]);
});

test("a touchpoint that something is said of is not deleted, and the refusal says what", async () => {
  const ctx = await makeTestOrganisation();
  const { ctx: employee } = await makeTestPerson(ctx, ["employee"]);
  await createTouchpoint(ctx, { key: "kiosk", name: { en: "Kiosk" }, stage: "purchase" });
  await makeSuggestion(employee, { title: "A second kiosk", touchpoint: "kiosk" });
  const refusal = (by: string) => ({ reason: "touchpoint_in_use", params: { what: "kiosk", by } });
  await expect(deleteTouchpoint(ctx, { key: "kiosk" })).rejects.toMatchObject(refusal("suggestions"));
  const wanted = { goal: "satisfaction", metric: "csat", value: 0.9, dueOn: "2026-12-31", basis: "history" } as const;
  await createTouchpoint(ctx, { key: "lift", name: { en: "Lift" }, stage: "purchase" });
  await setTarget(ctx, { ...wanted, touchpoint: "lift" });
  await expect(deleteTouchpoint(ctx, { key: "lift" })).rejects.toMatchObject({
    params: { what: "lift", by: "targets" },
  });
});

test("whatever the database keeps of a touchpoint refuses its deletion, but what comes back with it or is somebody's own mark", async () => {
  const ctx = await makeTestOrganisation();
  const rows = await inTenant(ctx, (tx) =>
    tx.execute<{ name: string }>(
      sql`select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'touchpoints'::regclass`,
    ),
  );
  const asked = new Set<string>(Object.values(touchpointUses).flat());
  expect(
    rows
      .map(({ name }) => name)
      .filter((name) => !asked.has(name))
      .sort(),
  ).toEqual(["follows", "listening_paths"]);
});
