import { useTestDatabase } from "@heard/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { getAccount, updateAccount } from "./accounts/index.ts";
import { createChannel, updateChannel } from "./channels/index.ts";
import type { ServiceContext } from "./context.ts";
import { getMapping, renameMapping, saveMapping } from "./imports/index.ts";
import { createStage, createTouchpoint, updateStage, updateTouchpoint } from "./journey/index.ts";
import { updateMember } from "./members/update.ts";
import { createMetric, getRegistry, updateMetric } from "./metrics/index.ts";
import { updateOrganisation } from "./organisations/update.ts";
import { correctResponse } from "./responses/correct.ts";
import { getResponse } from "./responses/queries.ts";
import { recordResponses } from "./responses/record.ts";
import { createSavedView, listSavedViews, renameSavedView } from "./saved-views/index.ts";
import { createSegmentField, createSegmentValue, updateSegmentField, updateSegmentValue } from "./segments/index.ts";
import { createSource, updateSource } from "./sources/index.ts";
import { access } from "./testing/access.ts";
import { makeTestOrganisation, testNow } from "./testing/organisation.ts";
import { makeTestPerson } from "./testing/person.ts";

useTestDatabase();
let ctx: ServiceContext;
beforeAll(async () => {
  ctx = await makeTestOrganisation("seen");
  await createChannel(ctx, { key: "kiosk", name: { en: "Kiosk" } });
  await createSegmentValue(ctx, { field: "region", value: "East", name: null });
});

type Edit = (name: string, seen: string) => Promise<unknown>;
const named = (name: string) => ({ en: name });
/** Two people have opened the same form: each saves a name of their own, having seen the first one. */
const edits: [what: string, first: string, edit: Edit][] = [
  [
    "touchpoint",
    "Checkout",
    (name, seen) => updateTouchpoint(ctx, { key: "checkout", name: named(name), seen: { name: named(seen) } }),
  ],
  [
    "channel",
    "Kiosk",
    (name, seen) => updateChannel(ctx, { key: "kiosk", name: named(name), seen: { name: named(seen) } }),
  ],
  [
    "segment",
    "Region",
    (name, seen) => updateSegmentField(ctx, { key: "region", name: named(name), seen: { name: named(seen) } }),
  ],
  ["source", "App", (name, seen) => updateSource(ctx, { key: "app", name, seen: { name: seen } })],
];

describe("an edit of what somebody else has changed meanwhile", () => {
  test.each(edits)("is refused for a %s, and what the other wrote stays", async (what, first, edit) => {
    await edit(`${first} of Ada`, first);
    await expect(edit(`${first} of Ben`, first)).rejects.toMatchObject({
      code: "conflict",
      reason: "changed_meanwhile",
    });
    // Pressed twice is no conflict, and who has looked at it again may edit it.
    await edit(`${first} of Ada`, first);
    await edit(`${first} of ${what}`, `${first} of Ada`);
  });

  test("is refused for a stage and a metric, field by field", async () => {
    const { key } = await createStage(ctx, { name: named("Ask"), definition: { en: "Old" } });
    await updateStage(ctx, { key, definition: { en: "New" }, seen: { definition: { en: "Old" } } });
    await expect(
      updateStage(ctx, { key, definition: { en: "Mine" }, seen: { definition: { en: "Old" } } }),
    ).rejects.toMatchObject({ reason: "changed_meanwhile" });
    await updateStage(ctx, { key, name: named("Ask first"), seen: { name: named("Ask"), definition: { en: "Old" } } });
    const { metrics } = await getRegistry(ctx);
    const seen = { origin: metrics.find((metric) => metric.key === "nps")?.origin.en };
    await updateMetric(ctx, { key: "nps", origin: "Our handbook", seen });
    await expect(updateMetric(ctx, { key: "nps", origin: "A standard", seen })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    await updateMetric(ctx, { key: "nps", origin: "A standard", seen: { origin: "Our handbook" } });
    await updateMetric(ctx, { key: "csat", headlineMethod: "mean", seen: { headlineMethod: "topTwoBox" } });
    await expect(
      updateMetric(ctx, { key: "csat", headlineMethod: "net", seen: { headlineMethod: "topTwoBox" } }),
    ).rejects.toMatchObject({ reason: "changed_meanwhile" });
  });

  test("is refused for a value of a segment, also when it had no name", async () => {
    const value = { field: "region", value: "East" };
    await updateSegmentValue(ctx, { ...value, name: named("The East"), seen: { name: null } });
    await expect(
      updateSegmentValue(ctx, { ...value, name: named("Orient"), seen: { name: null } }),
    ).rejects.toMatchObject({ reason: "changed_meanwhile" });
  });

  test("is refused for the organisation's settings and a member's access", async () => {
    await updateOrganisation(ctx, { yearStartMonth: 4, seen: { yearStartMonth: 1 } });
    await expect(updateOrganisation(ctx, { yearStartMonth: 7, seen: { yearStartMonth: 1 } })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    await updateOrganisation(ctx, { lowBelow: 40, seen: { lowBelow: 30 } });
    const { memberId } = await makeTestPerson(ctx, ["employee"]);
    const seen = access(["employee"]);
    await updateMember(ctx, { memberId, ...access(["teamMember"]), seen });
    await expect(updateMember(ctx, { memberId, ...access(["owner"]), seen })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
  });

  test("is refused for the name of a view that its maker has open twice", async () => {
    const { ctx: ada } = await makeTestPerson(ctx, ["employee"]);
    const { id: viewId } = await createSavedView(ada, { screen: "scores", name: "June", query: "" });
    const rename = (name: string) => renameSavedView(ada, { viewId, name, seen: { name: "June" } });
    await rename("Summer");
    await expect(rename("Spring")).rejects.toMatchObject({ reason: "changed_meanwhile" });
    await rename("Summer");
    expect(await listSavedViews(ada, { screen: "scores" })).toMatchObject([{ name: "Summer" }]);
  });

  test("is refused for a mapping, its name and what it says", async () => {
    const mapping = (source: string) => ({
      ...{ format: "heard-mapping/1", source },
      occurred: { column: "day", format: "yyyy-MM-dd", timeZone: null },
      columns: [],
    });
    const { id: mappingId } = await saveMapping(ctx, { name: "Monthly", mapping: mapping("app") });
    const { name, mapping: first } = await getMapping(ctx, { mappingId });
    const seen = { name, mapping: first };
    const save = (source: string) => saveMapping(ctx, { mappingId, name, mapping: mapping(source), seen });
    await save("till");
    await expect(save("web")).rejects.toMatchObject({ reason: "changed_meanwhile" });
    await save("till");
    expect(await getMapping(ctx, { mappingId })).toMatchObject({ mapping: { source: "till" } });
    await renameMapping(ctx, { mappingId, name: "Every month", seen });
    await expect(renameMapping(ctx, { mappingId, name: "Each month", seen })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
  });

  test("is refused for one's own profile, which another device has changed", async () => {
    const { claim } = await makeTestPerson(ctx, ["employee"]);
    const { name, locale, theme } = await getAccount(claim, testNow);
    const save = (change: object) => updateAccount(claim, { ...change, seen: { name, locale, theme } }, testNow);
    await save({ name: "Ada L.", theme: "dark" });
    await expect(save({ name: "A. Lovelace" })).rejects.toMatchObject({ reason: "changed_meanwhile" });
    // What another device has set stays, where this one says nothing of it.
    await save({ locale: "zh-Hant" });
    expect(await getAccount(claim, testNow)).toMatchObject({ name: "Ada L.", locale: "zh-Hant", theme: "dark" });
  });

  test("is refused for a score, and the numbers stay the other's", async () => {
    const { results } = await recordResponses(ctx, {
      source: "app",
      mode: "api",
      responses: [{ externalId: "S-1", occurredOn: "2026-06-20", scores: [{ metric: "nps", value: 3 }] }],
    });
    const [recorded] = results;
    if (!recorded || !("id" in recorded)) throw new Error("not recorded");
    const correct = (value: number) =>
      correctResponse(ctx, { responseId: recorded.id, scores: [{ item: 0, value, seen: 3 }] });
    await correct(9);
    await expect(correct(0)).rejects.toMatchObject({ reason: "changed_meanwhile" });
    await correct(9);
    expect((await getResponse(ctx, { responseId: recorded.id })).scores).toMatchObject([{ value: 9 }]);
  });
});

describe("a name that looks like another one", () => {
  const twin = "D\u200beliver\u0443"; // a zero-width space, and a Cyrillic letter at its end

  test("is refused for everything that is chosen by its name", async () => {
    const taken = { code: "conflict", reason: "name_taken" };
    const metric = { kind: "csat", scope: "transaction", scale: "csat-1-5" } as const;
    await createMetric(ctx, { ...metric, name: named("Delivery") });
    await createStage(ctx, { name: named("Delivery") });
    await createChannel(ctx, { name: named("Delivery") });
    await createSegmentField(ctx, { name: named("Delivery") });
    await createSource(ctx, { name: "Delivery" });
    await createSegmentValue(ctx, { field: "region", value: "Delivery", name: null });
    for (const again of [
      () => createTouchpoint(ctx, { name: named(twin) }),
      () => createStage(ctx, { name: named(twin) }),
      () => createChannel(ctx, { name: named(twin) }),
      () => createSegmentField(ctx, { name: named(twin) }),
      () => createSource(ctx, { name: twin }),
      () => createSegmentValue(ctx, { field: "region", value: twin, name: null }),
      () => createMetric(ctx, { ...metric, name: named(twin) }),
      () => updateTouchpoint(ctx, { key: "returns", name: named(twin) }),
      () => updateMetric(ctx, { key: "nps", name: named(twin) }),
      () => updateSource(ctx, { key: "app", name: twin }),
    ])
      await expect(again()).rejects.toMatchObject(taken);
  });

  test("is refused in every language of its readers, and a thing may keep its own", async () => {
    await updateTouchpoint(ctx, { key: "delivery", name: { en: "Delivery", "zh-Hans": "配送" } });
    await expect(createTouchpoint(ctx, { name: { en: "Shipping", "zh-Hans": " 配送" } })).rejects.toMatchObject({
      reason: "name_taken",
      params: { other: "配送" },
    });
    await updateTouchpoint(ctx, { key: "delivery", name: { en: "delivery", "zh-Hans": "配送" } });
  });
});

test("a comment in which nothing can be seen is no answer", async () => {
  const { results } = await recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: [{ externalId: "Z-1", occurredOn: "2026-06-20", comments: [{ text: "\u200b\u2060" }] }],
  });
  expect(results).toMatchObject([{ status: "rejected", errors: [{ code: "not_answer" }] }]);
});
