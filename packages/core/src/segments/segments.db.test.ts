import { segmentSlots } from "@heard/db/cells";
import { segmentValues } from "@heard/db/schema/sources";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import {
  archiveChannel,
  createChannel,
  listChannels,
  moveChannel,
  restoreChannel,
  updateChannel,
} from "../channels/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/index.ts";
import { recordResponses } from "../responses/record.ts";
import { createSource, listSources, updateSource } from "../sources/index.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { addSegmentValues } from "./add-values.ts";
import {
  archiveSegmentField,
  archiveSegmentValue,
  createSegmentField,
  createSegmentValue,
  listSegments,
  mostSegmentFields,
  restoreSegmentField,
  restoreSegmentValue,
  updateSegmentField,
  updateSegmentValue,
} from "./index.ts";

useTestDatabase();

const june = { from: "2026-06-01", to: "2026-06-30" };

function send(ctx: ServiceContext, more: object, count = 1) {
  const response = { occurredOn: "2026-06-10", scores: [{ metric: "nps", value: 9 }], ...more };
  return recordResponses(ctx, { source: "app", responses: new Array(count).fill(response), mode: "api" });
}

test("there are as many segment fields as places in a cell", () => {
  expect(mostSegmentFields).toBe(segmentSlots);
});

describe("segment fields", () => {
  test("are six at most, archived ones included, for their answers keep their place", async () => {
    const ctx = await makeTestOrganisation();
    for (const name of ["Age", "Tenure", "Store type", "Loyalty"])
      await createSegmentField(ctx, { name: { en: name } });
    await archiveSegmentField(ctx, { key: "age" });
    await expect(createSegmentField(ctx, { name: { en: "Seventh" } })).rejects.toMatchObject({
      code: "limit_exceeded",
      reason: "segment_fields_full",
      params: { most: 6 },
    });
    expect((await listSegments(ctx)).map(({ key }) => key)).toEqual([
      "region",
      "plan",
      "age",
      "tenure",
      "store-type",
      "loyalty",
    ]);
  });

  test("take no new answers while archived, keep the old ones, and come back", async () => {
    const ctx = await makeTestOrganisation();
    await send(ctx, { segments: { region: "East" } }, 6);
    await archiveSegmentField(ctx, { key: "region" });
    expect((await send(ctx, { segments: { region: "East" } })).results[0]).toMatchObject({ status: "rejected" });
    await restoreSegmentField(ctx, { key: "region" });
    expect((await send(ctx, { segments: { region: "East" } })).accepted).toBe(1);
    await updateSegmentField(ctx, { key: "region", name: { en: "Area", "zh-Hant": "地區" } });
    const [field] = await listSegments(ctx);
    expect(field).toMatchObject({
      key: "region",
      name: { en: "Area", "zh-Hant": "地區" },
      values: [{ value: "East", responseCount: 7 }],
    });
  });

  test("have 200 values at most, also when two batches bring theirs at once, and known ones take no place", async () => {
    const ctx = await makeTestOrganisation();
    const bring = (name: string, count: number) =>
      addSegmentValues(
        ctx,
        Array.from({ length: count }, (_, place) => ({ field: "region", value: `${name} ${place}` })),
      );
    await Promise.all([bring("First", 150), bring("Second", 150)]);
    const count = async () => (await listSegments(ctx)).find(({ key }) => key === "region")?.values.length;
    expect(await count()).toBe(200);
    await bring("First", 150);
    expect(await count()).toBe(200);
  });

  test("have 200 values at most, whether a person or a file brings them", async () => {
    const ctx = await makeTestOrganisation();
    const [field] = await inTenant(ctx, (tx) =>
      tx.execute<{ id: number }>("select id from segment_fields where key = 'region'"),
    );
    const values = Array.from({ length: 199 }, (_, index) => ({
      orgId: ctx.organisation.id,
      fieldId: field?.id ?? 0,
      value: `Shop ${index}`,
    }));
    await inTenant(ctx, (tx) => tx.insert(segmentValues).values(values));
    await createSegmentValue(ctx, { field: "region", value: "Shop 199" });
    await expect(createSegmentValue(ctx, { field: "region", value: "Shop 200" })).rejects.toMatchObject({
      reason: "segment_full",
      params: { field: "region", most: 200 },
    });
    await expect(createSegmentValue(ctx, { field: "region", value: "Shop 7" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("have values with names per language; an archived value is refused and stays in the numbers", async () => {
    const ctx = await makeTestOrganisation();
    await send(ctx, { segments: { region: "East" } }, 6);
    await updateSegmentValue(ctx, { field: "region", value: "East", name: { en: "East coast", "zh-Hans": "东部" } });
    await archiveSegmentValue(ctx, { field: "region", value: "East" });
    expect((await send(ctx, { segments: { region: "East" } })).results[0]).toMatchObject({
      status: "rejected",
      errors: [{ code: "archived" }],
    });
    const [result] = await getMeasures(ctx, [{ metric: "nps", period: june, groupBy: "segment:region" }]);
    expect(result?.groups?.find(({ key }) => key === "East")).toMatchObject({
      name: { en: "East coast", "zh-Hans": "东部" },
      measure: { n: 6 },
    });
    await restoreSegmentValue(ctx, { field: "region", value: "East" });
    expect((await send(ctx, { segments: { region: "East" } })).accepted).toBe(1);
    await updateSegmentValue(ctx, { field: "region", value: "East", name: null });
    expect((await listSegments(ctx))[0]?.values[0]?.name).toBeNull();
  });
});

test("channels are added, renamed, put in order, archived and brought back", async () => {
  const ctx = await makeTestOrganisation();
  const { key } = await createChannel(ctx, { name: { en: "Airport lounge", "zh-Hans": "机场休息室" } });
  expect(key).toBe("airport-lounge");
  await moveChannel(ctx, { key, to: 0 });
  await updateChannel(ctx, { key: "shop", name: { en: "Store" } });
  expect((await send(ctx, { channel: key }, 3)).accepted).toBe(3);
  expect((await listChannels(ctx)).slice(0, 2)).toEqual([
    expect.objectContaining({ key, responseCount: 3 }),
    expect.objectContaining({ key: "shop", name: { en: "Store" } }),
  ]);
  await archiveChannel(ctx, { key });
  expect((await send(ctx, { channel: key })).results[0]).toMatchObject({ errors: [{ code: "archived" }] });
  const [result] = await getMeasures(ctx, [{ metric: "responses", period: june, groupBy: "channel" }]);
  expect(result?.groups?.find((group) => group.key === key)?.measure.n).toBe(3);
  await restoreChannel(ctx, { key });
  await expect(restoreChannel(ctx, { key })).rejects.toMatchObject({ code: "invalid_state" });
  await expect(createChannel(ctx, { key: "app", name: { en: "App" } })).rejects.toMatchObject({ code: "conflict" });
});

test("sources are declared, renamed and listed with what came from them", async () => {
  const ctx = await makeTestOrganisation();
  expect(await createSource(ctx, { name: "Till receipts" })).toEqual({ key: "till-receipts" });
  await updateSource(ctx, { key: "till-receipts", name: "Receipts" });
  await send(ctx, {}, 4);
  expect((await listSources(ctx)).map(({ key, name, responseCount }) => [key, name, responseCount])).toEqual([
    ["app", "App", 4],
    ["shop-survey", "Shop survey", 0],
    ["till-receipts", "Receipts", 0],
  ]);
  await expect(createSource(ctx, { key: "app", name: "App" })).rejects.toMatchObject({ code: "conflict" });
});

test("an employee edits none of it", async () => {
  const ctx = await makeTestOrganisation();
  const employee: ServiceContext = {
    ...ctx,
    actor: {
      kind: "member",
      memberId: 1,
      userId: 1,
      roles: ["employee", "cxLeader"],
      grants: { canUnmask: true, canSeeCustomers: true },
    },
  };
  const name = { en: "X" };
  const tries = [
    createSegmentField(employee, { name }),
    createSegmentValue(employee, { field: "region", value: "East" }),
    archiveSegmentField(employee, { key: "region" }),
    createChannel(employee, { name }),
    archiveChannel(employee, { key: "shop" }),
    createSource(employee, { name: "X" }),
    listSegments(employee),
    listChannels(employee),
    listSources(employee),
  ];
  for (const tried of await Promise.allSettled(tries))
    expect(tried).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
});
