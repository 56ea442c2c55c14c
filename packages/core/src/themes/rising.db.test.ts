import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { workOnReadings } from "../testing/readings.ts";
import { createTheme } from "./create.ts";
import { listRisingThemes } from "./list-rising.ts";
import { newestFollowedWeek, oldestFollowedWeek } from "./rules.ts";

useTestDatabase();

/** The newest week that is judged on 30 June 2026, a Tuesday. */
const newest = "2026-06-22";
const weekCount = 24;
const aWeek = 40;
const risenFor = 5;

/** So many of a week's answers speak of the code lately, four before. */
const lately = (codes: number) => (ago: number) => (ago < risenFor ? codes : 4);

/** Forty answers a week; some of them speak of the code, and of the staff as many as ever. */
async function withWeeks(codesIn: (ago: number) => number, weeks = weekCount): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  await createTheme(ctx, { key: "app", name: { en: "App" }, rule: "app" });
  await createTheme(ctx, { key: "code", name: { en: "Payment code" }, rule: "code", parent: "app" });
  await createTheme(ctx, { key: "staff", name: { en: "Staff" }, rule: "clerk" });
  for (let ago = weeks - 1; ago >= 0; ago -= 1) {
    const codes = codesIn(ago) + (ago % 2);
    const textOf = (place: number) =>
      place < codes ? "The code never came" : place < codes + 8 ? "The clerk was kind" : "Nothing to add";
    await recordResponses(ctx, {
      ...{ source: "app", mode: "api" as const },
      responses: Array.from({ length: aWeek }, (_, place) => ({
        ...{ occurredOn: addDays(newest, -7 * ago + (place % 7)), touchpoint: "checkout" },
        ...{ scores: [{ metric: "nps", value: 5 }], comments: [{ text: textOf(place) }] },
      })),
    });
  }
  await workOnReadings(ctx);
  return ctx;
}

describe("rising themes", () => {
  test("a theme that is said more and more is named from its first week on, with what was expected, and not its parent", async () => {
    const ctx = await withWeeks(lately(16));
    const { rising, upTo, watched, falseAlarmsPerMonth } = await listRisingThemes(ctx);
    expect({ upTo, watched, falseAlarmsPerMonth }).toEqual({ upTo: "2026-06-28", watched: 3, falseAlarmsPerMonth: 1 });
    expect(rising.map(({ key }) => key)).toEqual(["code"]);
    const [code] = rising;
    if (!code) throw new Error("nothing rises");
    expect(code.changeFrom).toBe(addDays(newest, -7 * (risenFor - 1)));
    expect(code).toMatchObject({ count: 16 * 5 + 2, answers: aWeek * risenFor });
    expect(code.expected).toBeCloseTo((4.5 / aWeek) * aWeek * risenFor, 0);
    expect(code.timesAsOften.low).toBeGreaterThan(1);
    expect(code.weeks.at(-1)).toEqual({ from: newest, count: 16 });
    expect(Object.values(code.counts).reduce((sum, count) => sum + count, 0)).toBe(code.count);
    // Followed again, it says the same.
    expect(await listRisingThemes(ctx)).toEqual(await listRisingThemes(ctx));
  });

  test("nothing rises while nothing changes, and a short past says so", async () => {
    expect(await listRisingThemes(await withWeeks(lately(4)))).toMatchObject({ watched: 3, rising: [] });
    expect(await listRisingThemes(await withWeeks(lately(16), 6))).toMatchObject({
      watched: 0,
      learning: 3,
      rising: [],
    });
    expect(await listRisingThemes(await makeTestOrganisation())).toMatchObject({ upTo: null, rising: [] });
  });

  test("what rose in one week and is said less than before since then is no rise", async () => {
    const jumped = (weeksSince: number) =>
      withWeeks((ago) => (ago === weeksSince ? 24 : ago < weeksSince ? 1 : 4), weekCount - 8 + weeksSince);
    expect((await listRisingThemes(await jumped(1))).rising.map(({ key }) => key)).toEqual(["code"]);
    expect((await listRisingThemes(await jumped(7))).rising).toEqual([]);
  });

  test("whoever sees some touchpoints only is told of those alone", async () => {
    const ctx = await withWeeks(lately(16));
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const seenBy = (keys: string[]) =>
      listRisingThemes({ ...ctx, touchpoints: keys.map((key) => touchpoints.get(key)?.id ?? 0) });
    expect(await seenBy(["checkout"])).toEqual(await listRisingThemes(ctx));
    expect(await seenBy(["delivery"])).toMatchObject({ upTo: null, rising: [] });
    expect(await seenBy([])).toMatchObject({ upTo: null, rising: [] });
  });

  test("a week is judged when it is complete and a day has passed", () => {
    expect(newestFollowedWeek("2026-06-29")).toBe("2026-06-15");
    expect(newestFollowedWeek("2026-06-30")).toBe(newest);
    expect(newestFollowedWeek("2026-07-06")).toBe(newest);
  });

  test("the first week moves once a year, and leaves two years before the last", () => {
    const mondays = Array.from({ length: 520 }, (_, at) => addDays(newest, 7 * at));
    const first = mondays.map(oldestFollowedWeek);
    expect(new Set(first).size).toBeLessThanOrEqual(11);
    for (const [at, monday] of mondays.entries()) {
      expect(newestFollowedWeek(addDays(first[at] ?? "", 8))).toBe(first[at]);
      const back = (Date.parse(monday) - Date.parse(first[at] ?? "")) / (7 * 86_400_000);
      expect(back).toBeGreaterThanOrEqual(155);
      expect(back).toBeLessThan(156 + 52);
    }
  });
});
