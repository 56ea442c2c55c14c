import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/queries.ts";
import { restoreItem } from "../bin/restore-item.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { searchComments } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { archiveTouchpoint } from "../journey/archive-touchpoint.ts";
import { deleteTouchpoint } from "../journey/delete-touchpoint.ts";
import { getMeasures } from "../measures/get.ts";
import { recordResponses } from "../responses/record.ts";
import { foldAll } from "../rollups/fold.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { createSource, deleteSource, listSources, restoreSource, updateSource } from "../sources/index.ts";
import { feedbackKinds } from "../sources/rules.ts";
import { createSurvey } from "../surveys/create.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { workOnReadings } from "../testing/readings.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { getListeningCoverage, registerListeningPath, removeListeningPath, updateListeningPath } from "./index.ts";

useTestDatabase();
const imports = importsIn(useTemporaryFiles().folder);

const says = (text: string, occurredOn: string, more: object = {}) => ({
  ...{ occurredOn, touchpoint: "checkout", comments: [{ text }] },
  ...more,
});
const record = (ctx: ServiceContext, source: string, ...responses: object[]) =>
  recordResponses(ctx, { source, responses, mode: "api" });
const daysLater = (ctx: ServiceContext, days: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + days * 86_400_000),
});
const at = async (ctx: ServiceContext, key: string) =>
  (await getListeningCoverage(ctx)).touchpoints.find((touchpoint) => touchpoint.key === key);
const stateOf = async (ctx: ServiceContext, key: string) => (await at(ctx, key))?.state;

describe("coverage by touchpoint", () => {
  test("tells where nobody listens, where something is awaited, where customers are heard, and what fell silent", async () => {
    const ctx = await makeTestOrganisation();
    expect(await getListeningCoverage(ctx)).toMatchObject({
      ...{ today: "2026-06-30", counts: { none: 3, silent: 0, waiting: 0, heard: 0 }, elsewhere: [] },
      touchpoints: [{ key: "checkout", stage: "purchase", state: "none", paths: [] }, {}, {}],
    });
    await registerListeningPath(ctx, { touchpoint: "checkout", source: "app", quietDays: 10 });
    expect(await at(ctx, "checkout")).toMatchObject({
      state: "waiting",
      paths: [{ source: { key: "app" }, isRegistered: true, quietDays: 10, state: "waiting", lastOn: null }],
    });
    expect(await stateOf(daysLater(ctx, 11), "checkout")).toBe("silent");
    await record(ctx, "app", says("slow", "2026-06-12"), says("slower", "2026-06-25"));
    for (const folded of [false, true]) {
      if (folded) await foldAll(ctx);
      expect(await at(ctx, "checkout")).toMatchObject({
        ...{ state: "heard", paths: [{ state: "heard", lastOn: "2026-06-25", recentCount: 2 }] },
      });
      expect(await at(daysLater(ctx, 6), "checkout")).toMatchObject({ state: "silent", paths: [{ recentCount: 2 }] });
    }
    expect((await getListeningCoverage(ctx)).counts).toEqual({ none: 2, silent: 0, waiting: 0, heard: 1 });
  });

  test("shows a way that nobody registered, by what came: scores and comments at touchpoints of their own, too", async () => {
    const ctx = await makeTestOrganisation();
    await record(
      ctx,
      "app",
      { occurredOn: "2026-06-20", scores: [{ metric: "csat", value: 4, touchpoint: "delivery" }] },
      says("the parcel came late", "2026-06-21", { comments: [{ text: "late again", touchpoint: "returns" }] }),
      { occurredOn: "2026-03-02", comments: [{ text: "nowhere in particular" }] },
    );
    await workOnReadings(ctx);
    const { touchpoints, elsewhere, counts } = await getListeningCoverage(ctx);
    expect(counts).toEqual({ none: 0, silent: 0, waiting: 0, heard: 3 });
    const found = Object.fromEntries(touchpoints.map(({ key, paths }) => [key, paths[0]]));
    expect(found).toMatchObject({
      checkout: { isRegistered: false, quietDays: 30, lastOn: "2026-06-21", recentCount: 1, recentCommentCount: 0 },
      delivery: { isRegistered: false, lastOn: "2026-06-20", recentCount: 1 },
      returns: { isRegistered: false, lastOn: "2026-06-21", recentCount: 1, recentCommentCount: 1 },
    });
    expect(elsewhere).toMatchObject([{ source: { key: "app" }, lastOn: "2026-06-20", recentCount: 1 }]);
  });

  test("leaves out what is put away, and what a limited member does not see", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "app", says("good", "2026-06-20"), { occurredOn: "2026-06-20", comments: [{ text: "well" }] });
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const limited = { ...ctx, touchpoints: [touchpoints.get("delivery")?.id ?? 0] };
    expect(await getListeningCoverage(limited)).toMatchObject({
      ...{ counts: { none: 1, silent: 0, waiting: 0, heard: 0 }, elsewhere: [] },
      touchpoints: [{ key: "delivery", paths: [] }],
    });
    const path = { touchpoint: "checkout", source: "app" };
    await expect(registerListeningPath(limited, path)).rejects.toMatchObject({ code: "not_found" });
    await archiveTouchpoint(ctx, { key: "checkout" });
    expect(await at(ctx, "checkout")).toBeUndefined();
    await expect(registerListeningPath(ctx, path)).rejects.toMatchObject({ code: "invalid_state" });
  });
});

describe("registering", () => {
  const path = { touchpoint: "returns", source: "app" };

  test("is done once, changed and taken back, and every one of it is in the audit log", async () => {
    const ctx = await makeTestOrganisation();
    await registerListeningPath(ctx, path);
    await expect(registerListeningPath(ctx, path)).rejects.toMatchObject({ reason: "already_exists" });
    await updateListeningPath(ctx, { ...path, quietDays: 7, seen: { quietDays: 30 } });
    await expect(updateListeningPath(ctx, { ...path, quietDays: 9, seen: { quietDays: 30 } })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    await removeListeningPath(ctx, path);
    expect(await stateOf(ctx, "returns")).toBe("none");
    await expect(removeListeningPath(ctx, path)).rejects.toMatchObject({ code: "not_found" });
    await expect(updateListeningPath(ctx, { ...path, quietDays: 7 })).rejects.toMatchObject({ code: "not_found" });
    const { items } = await listAuditEntries((await makeTestPerson(ctx, ["owner"])).ctx, {});
    expect(items.map(({ verb }) => verb).filter((verb) => verb.startsWith("listeningPath"))).toEqual([
      "listeningPath.remove",
      "listeningPath.update",
      "listeningPath.register",
    ]);
  });

  test("takes what the organisation has, and is for whoever edits sources", async () => {
    const [ctx, theirs] = [await makeTestOrganisation(), await makeTestOrganisation()];
    await createSource(theirs, { key: "helpdesk", name: "Helpdesk" });
    for (const unknown of [{ source: "helpdesk" }, { touchpoint: "moon" }])
      await expect(registerListeningPath(ctx, { ...path, ...unknown })).rejects.toMatchObject({ code: "not_found" });
    const { ctx: leader } = await makeTestPerson(ctx, ["cxLeader"]);
    await expect(registerListeningPath(leader, path)).rejects.toMatchObject({ code: "forbidden" });
    expect(await stateOf(leader, "returns")).toBe("none");
    await registerListeningPath(ctx, path);
    await record(ctx, "app", says("mine", "2026-06-20", { touchpoint: "returns" }));
    expect(await getListeningCoverage(theirs)).toMatchObject({ counts: { none: 3 }, elsewhere: [] });
  });

  test("makes a touchpoint one that is listened to in every breakdown, before the first answer", async () => {
    const ctx = await makeTestOrganisation();
    const listened = async () => {
      const period = { from: "2026-06-01", to: "2026-06-30" };
      const [result] = await getMeasures(ctx, [{ metric: "nps", period, groupBy: "touchpoint" }]);
      return result?.groups?.find(({ key }) => key === "returns")?.hasListeningPath;
    };
    expect(await listened()).toBe(false);
    await registerListeningPath(ctx, path);
    expect(await listened()).toBe(true);
  });

  test("goes with its source and its touchpoint into the bin and comes back with them", async () => {
    const ctx = await makeTestOrganisation();
    await registerListeningPath(ctx, { ...path, quietDays: 90 });
    await deleteSource(ctx, { source: "app" });
    expect(await stateOf(ctx, "returns")).toBe("none");
    await expect(registerListeningPath(ctx, path)).rejects.toMatchObject({ code: "not_found" });
    await restoreSource(ctx, { source: "app" });
    const { itemId } = await deleteTouchpoint(ctx, { key: "returns" });
    expect(await at(ctx, "returns")).toBeUndefined();
    await restoreItem(ctx, { itemId });
    expect(await at(ctx, "returns")).toMatchObject({ state: "waiting", paths: [{ quietDays: 90 }] });
    // Both at once, and the touchpoint first out of it.
    await deleteSource(ctx, { source: "app" });
    const again = await deleteTouchpoint(ctx, { key: "returns" });
    await restoreItem(ctx, again);
    await restoreSource(ctx, { source: "app" });
    expect(await at(ctx, "returns")).toMatchObject({ state: "waiting", paths: [{ quietDays: 90 }] });
  });
});

describe("what customers say without being asked", () => {
  const kinds = feedbackKinds.filter((kind) => kind !== "survey");

  test("comes in by API on the same footing, whatever it is: found, counted and on the map as soon as it is acknowledged", async () => {
    const ctx = await makeTestOrganisation();
    for (const kind of kinds) {
      await createSource(ctx, { key: kind.toLowerCase(), name: `Source of ${kind}`, feedbackKind: kind });
      await record(ctx, kind.toLowerCase(), says(`the ${kind} says refund`, "2026-06-29"));
    }
    const period = { from: "2026-06-01", to: "2026-06-30" };
    const found = await searchComments(ctx, { words: "refund", period });
    expect(found.items.map(({ source }) => source).toSorted()).toEqual(kinds.map((kind) => kind.toLowerCase()).sort());
    const checkout = await at(ctx, "checkout");
    expect(checkout?.paths.map(({ source }) => source.feedbackKind).sort()).toEqual([...kinds].sort());
    expect(checkout?.paths.every(({ state }) => state === "heard")).toBe(true);
    await workOnReadings(ctx);
    expect((await at(ctx, "checkout"))?.paths.map((path) => path.recentCommentCount)).toEqual(kinds.map(() => 1));
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("comes in by import, which makes the source that it names", async () => {
    const ctx = await makeTestOrganisation();
    await imports.import(ctx, "day,words\n2026-06-20,The till broke\n2026-06-22,Kind people at the till\n", {
      ...{ format: "heard-mapping/1", source: "shop-notes", feedbackKind: "storeNote", create: ["source"] },
      occurred: { column: "day", format: "yyyy-MM-dd" },
      constants: { touchpoint: "checkout" },
      columns: [{ column: "words", as: "comment" }],
    });
    expect(await at(ctx, "checkout")).toMatchObject({
      state: "heard",
      paths: [{ source: { key: "shop-notes", feedbackKind: "storeNote" }, lastOn: "2026-06-22", recentCount: 2 }],
    });
  });

  test("is of the kind that its source brings; a survey of ours brings answers to it", async () => {
    const ctx = await makeTestOrganisation();
    await updateSource(ctx, { key: "app", feedbackKind: "review" });
    expect(await listSources(ctx)).toMatchObject([{ key: "app", name: "App", feedbackKind: "review" }, {}]);
    const { key } = await createSurvey(ctx, { name: "Our survey", from: { kind: "template", template: "nps" } });
    expect((await listSources(ctx)).at(-1)).toMatchObject({ key, feedbackKind: "survey" });
    await expect(updateSource(ctx, { key, feedbackKind: "chat" })).rejects.toMatchObject({
      ...{ code: "invalid_input", params: { value: "chat", expected: "survey" } },
    });
    await updateSource(ctx, { key, name: "Our other name" });
  });
});
