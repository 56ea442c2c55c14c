import { importBatches } from "@heard/db/schema/imports";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/queries.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { countThemes } from "../readings/queries.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import {
  adoptStarterThemes,
  archiveTheme,
  createTheme,
  listThemes,
  listThemeVersions,
  mergeTheme,
  moveTheme,
  restoreTheme,
  restoreThemeVersion,
  splitTheme,
  updateTheme,
} from "./index.ts";

useTestDatabase();
const imports = importsIn(useTemporaryFiles().folder);

const june = { from: "2026-06-01", to: "2026-06-30" };
const add = (ctx: ServiceContext, key: string, rule = key, parent: string | null = null) =>
  createTheme(ctx, { key, name: { en: key }, rule, parent });
/** Keys of the themes in use with what each is part of, by their places under it. */
const tree = async (ctx: ServiceContext) =>
  (await listThemes(ctx)).themes.flatMap(({ key, parent, archivedAt }) =>
    archivedAt ? [] : [parent === null ? key : `${parent}/${key}`],
  );
/** Responses that mention each theme, those without any left out. */
async function counted(ctx: ServiceContext): Promise<Record<string, number>> {
  const { themes } = await countThemes(ctx, { period: june });
  return Object.fromEntries(
    themes.flatMap(({ key, counts }) => {
      const sum = Object.values(counts).reduce((total, count) => total + count, 0);
      return sum === 0 ? [] : [[key, sum]];
    }),
  );
}

describe("the tree of themes", () => {
  test("is made, moved and put in order; every edit is a version and stands in the log", async () => {
    const { ctx } = await makeTestPerson(await makeTestOrganisation(), ["cxLeader"]);
    await add(ctx, "service");
    await add(ctx, "speed", "slow OR fast", "service");
    await add(ctx, "price");
    const { version } = await moveTheme(ctx, { key: "price", parent: null, to: 0 });
    expect(await tree(ctx)).toEqual(["service/speed", "price", "service"]);
    expect(version).toBe(4);
    const versions = await listThemeVersions(ctx);
    expect(versions.map((one) => [one.version, one.verb, one.theme, one.by, one.themeCount])).toEqual([
      [4, "theme.move", "price", "Ada", 3],
      [3, "theme.create", "price", "Ada", 3],
      [2, "theme.create", "speed", "Ada", 2],
      [1, "theme.create", "service", "Ada", 1],
    ]);
    // Nothing to be read: it has been.
    expect(versions.every(({ readAt }) => readAt !== null)).toBe(true);
    // What changes nothing is no edit.
    expect(await moveTheme(ctx, { key: "price", parent: null, to: 0 })).toMatchObject({ version: 4, jobId: null });
    const { items } = await listAuditEntries({ ...ctx, actor: { kind: "operator" } }, { verb: "theme.create" });
    expect(items).toHaveLength(3);
    expect(items[1]?.after).toMatchObject({ parent: "service", themeRule: "slow OR fast", themeVersion: 2 });
  });

  test("is changed by CX leaders and owners, and seen by everybody", async () => {
    const organisation = await makeTestOrganisation();
    for (const role of ["employee", "teamMember", "surveyAdministrator", "councilMember"] as const) {
      const { ctx } = await makeTestPerson(organisation, [role]);
      await expect(add(ctx, "price")).rejects.toMatchObject({ code: "forbidden" });
      expect((await listThemes(ctx)).version).toBe(0);
    }
  });

  test.each([
    ["", "theme_rule_empty", {}],
    ["slow fast", "theme_operator_expected", { found: "fast", at: 6 }],
    ['"on time', "theme_quote_not_closed", { at: 1 }],
    ["(slow", "theme_bracket_not_closed", {}],
    ["NOT slow", "theme_nothing_to_find", {}],
  ])("refuses the rule %j and says what is wrong and where", async (rule, reason, params) => {
    const ctx = await makeTestOrganisation();
    await expect(add(ctx, "price", rule)).rejects.toMatchObject({
      code: "invalid_input",
      reason,
      params: expect.objectContaining(params),
    });
    expect((await listThemes(ctx)).themes).toEqual([]);
  });

  test("has three levels, no circles and no two names that look alike beside each other", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "a");
    await add(ctx, "b", "b", "a");
    await add(ctx, "c", "c", "b");
    await expect(add(ctx, "d", "d", "c")).rejects.toMatchObject({ reason: "theme_too_deep" });
    await expect(moveTheme(ctx, { key: "a", parent: "c", to: 0 })).rejects.toMatchObject({ reason: "theme_in_itself" });
    await add(ctx, "d");
    await add(ctx, "e", "e", "d");
    await expect(moveTheme(ctx, { key: "d", parent: "b", to: 0 })).rejects.toMatchObject({ reason: "theme_too_deep" });
    await expect(createTheme(ctx, { name: { en: "A" }, rule: "x" })).rejects.toMatchObject({ reason: "name_taken" });
    await expect(add(ctx, "a")).rejects.toMatchObject({ reason: "already_exists" });
    await expect(archiveTheme(ctx, { key: "a" })).rejects.toMatchObject({ reason: "theme_in_use" });
    await expect(add(ctx, "f", "f", "nowhere")).rejects.toMatchObject({ code: "not_found" });
  });

  test("says in its history what was changed from what, and in the log what a theme is called", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "price");
    await updateTheme(ctx, { key: "price", rule: "dear", name: { en: "Prices" } });
    await adoptStarterThemes(ctx);
    expect(await listThemeVersions(ctx)).toMatchObject([
      { verb: "theme.adopt", theme: "3", name: null, rule: null },
      { verb: "theme.update", name: { en: "Prices" }, rule: { before: "price", after: "dear" } },
      { verb: "theme.create", name: { en: "price" }, rule: null },
    ]);
    const { items } = await listAuditEntries(ctx, { verb: "theme." });
    expect(items.map(({ subject }) => subject)).toEqual([
      { kind: "themeVersion", id: "3", name: null },
      { kind: "theme", id: "price", name: "Prices" },
      { kind: "theme", id: "price", name: "Prices" },
    ]);
  });

  test("moves a theme with its other changes in one version, under a name that is free there", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "service");
    await add(ctx, "speed", "slow", "service");
    await add(ctx, "pace", "fast");
    await expect(updateTheme(ctx, { key: "pace", name: { en: "Speed" }, parent: "service" })).rejects.toMatchObject({
      reason: "name_taken",
    });
    const moved = await updateTheme(ctx, { key: "pace", rule: "quick", parent: "service", seen: { parent: null } });
    expect(moved).toMatchObject({ version: 4, isChanged: true });
    expect(await tree(ctx)).toEqual(expect.arrayContaining(["service/speed", "service/pace"]));
    await expect(updateTheme(ctx, { key: "pace", parent: "speed", seen: { parent: null } })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    expect(await updateTheme(ctx, { key: "pace", rule: "quick" })).toMatchObject({ version: 4, isChanged: false });
  });

  test("is not changed over what somebody else has changed meanwhile", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "price");
    await updateTheme(ctx, { key: "price", rule: "dear", seen: { rule: "price" } });
    await expect(updateTheme(ctx, { key: "price", rule: "cheap", seen: { rule: "price" } })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
  });
});

describe("edits and what older comments say", () => {
  const comments = ["slow delivery", "rude staff", "slow and rude", "nothing to say"];

  test("merging counts what both found once; going back to the version before counts as before", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "speed", "slow");
    await add(ctx, "tone", "rude");
    await add(ctx, "manners", "rude NEAR/3 staff", "tone");
    await recordComments(ctx, comments);
    await workOnReadings(ctx);
    expect(await counted(ctx)).toEqual({ speed: 2, tone: 2, manners: 1 });

    const merged = await mergeTheme(ctx, { key: "tone", into: "speed" });
    expect(merged.jobId).not.toBeNull();
    expect(await listThemes(ctx)).toMatchObject({ readAt: null, rereading: { totalCount: 4 } });
    await workOnReadings(ctx);
    expect(await counted(ctx)).toEqual({ speed: 3, manners: 1 });
    expect(await listThemes(ctx)).toMatchObject({ version: 4, rereading: null });
    expect((await listThemes(ctx)).readAt).not.toBeNull();

    // Somebody who goes back from a version that is not the newest any more would undo what another did.
    await expect(restoreThemeVersion(ctx, { version: 2, newest: 3 })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    await restoreThemeVersion(ctx, { version: 3, newest: 4 });
    expect((await listThemeVersions(ctx)).slice(0, 2)).toMatchObject([
      { verb: "theme.restoreVersion", theme: "3", name: null },
      { verb: "theme.merge", theme: "tone", name: { en: "tone" }, other: { en: "speed" } },
    ]);
    await workOnReadings(ctx);
    expect(await counted(ctx)).toEqual({ speed: 2, tone: 2, manners: 1 });
    expect(await verifyRollups(ctx)).toEqual([]);
    await expect(restoreThemeVersion(ctx, { version: 99 })).rejects.toMatchObject({ code: "not_found" });
  });

  test("what is not in the numbers yet is said: comments that wait to be read, files that come in and leave", async () => {
    const [ctx, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const unsettled = async (one = ctx) => (await listThemes(one)).unsettled;
    expect(await unsettled()).toEqual({ imports: null, unreadCount: 0, unreadIsCapped: false });
    await recordComments(ctx, comments);
    expect(await unsettled()).toEqual({ imports: null, unreadCount: 4, unreadIsCapped: false });
    const batchId = await imports.draft(ctx, "date,comment\n2026-06-20,slow again\n");
    const set = (state: "running" | "undoing" | "imported", kind: "responses" | "contacts" = "responses") =>
      inTenant(ctx, (tx) => tx.update(importBatches).set({ state, kind }).where(eq(importBatches.id, batchId)));
    expect((await unsettled()).imports).toBeNull();
    await set("undoing");
    expect(await unsettled()).toEqual({ imports: "leaving", unreadCount: 4, unreadIsCapped: false });
    // A list of people brings no comments.
    await set("running", "contacts");
    expect((await unsettled()).imports).toBeNull();
    await set("running");
    await workOnReadings(ctx);
    expect(await unsettled()).toEqual({ imports: "coming", unreadCount: 0, unreadIsCapped: false });
    await set("imported");
    expect(await unsettled()).toEqual({ imports: null, unreadCount: 0, unreadIsCapped: false });
    expect(await unsettled(other)).toEqual({ imports: null, unreadCount: 0, unreadIsCapped: false });
  });

  test("who sees one touchpoint hears of what waits there, and not how much waits elsewhere", async () => {
    const organisation = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(organisation, ["cxLeader"]);
    const of = async (touchpoints: ServiceContext["touchpoints"]) =>
      (await listThemes({ ...ctx, touchpoints })).unsettled.unreadCount;
    await recordComments(organisation, ["slow till", "slow again"]);
    await recordComments(organisation, ["slow parcel"], { touchpoint: "delivery" });
    const { touchpoints } = await inTenant(organisation, readCatalogue);
    const at = (key: string) => of([touchpoints.get(key)?.id ?? 0]);
    expect(await of("*")).toBe(3);
    expect(await at("checkout")).toBe(2);
    expect(await at("delivery")).toBe(1);
    expect(await of([])).toBe(0);
  });

  test("splitting puts the parts under the theme, which goes on counting all that it found", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "service", "slow OR rude");
    await recordComments(ctx, comments);
    await splitTheme(ctx, {
      key: "service",
      parts: [
        { name: { en: "Speed" }, rule: "slow" },
        { name: { en: "Manners" }, rule: "rude" },
      ],
    });
    await workOnReadings(ctx);
    expect(await counted(ctx)).toEqual({ service: 3, speed: 2, manners: 2 });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("a theme put away leaves the numbers when history has been read, and comes back when it is taken up again", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "speed", "slow");
    await recordComments(ctx, comments);
    await workOnReadings(ctx);
    await archiveTheme(ctx, { key: "speed" });
    await workOnReadings(ctx);
    expect(await counted(ctx)).toEqual({});
    await restoreTheme(ctx, { key: "speed" });
    await workOnReadings(ctx);
    expect(await counted(ctx)).toEqual({ speed: 2 });
  });

  test("a new name or place needs no reading", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "speed", "slow");
    await recordComments(ctx, comments);
    await workOnReadings(ctx);
    expect(await updateTheme(ctx, { key: "speed", name: { en: "Pace" } })).toMatchObject({ version: 2, jobId: null });
    expect((await listThemes(ctx)).readAt).not.toBeNull();
  });
});

test("the starter themes are taken over once, and what is there already stays as it is", async () => {
  const ctx = await makeTestOrganisation();
  await add(ctx, "price", "dear");
  await adoptStarterThemes(ctx);
  const { themes } = await listThemes(ctx);
  expect(themes).toHaveLength(19);
  expect(themes.find(({ key }) => key === "price")?.rule).toBe("dear");
  expect(await tree(ctx)).toEqual(expect.arrayContaining(["service", "service/friendliness"]));
  await expect(adoptStarterThemes(ctx)).rejects.toMatchObject({ code: "invalid_state" });
});
