import { expect, test } from "vitest";
import { EmbedSettings } from "./embed.ts";
import { pageAddress, pageOf, showingOf, type Visit } from "./showing.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 5, 30);
const settings: EmbedSettings = {
  origins: ["https://shop.example"],
  shows: "popup",
  place: "corner",
  trigger: { on: "seconds", seconds: 5 },
  pages: [{ path: "/shop/*", touchpoint: "checkout" }, { path: "/" }],
  samplePercent: 100,
  quietDays: 30,
  keptQuery: [],
};
const visit: Visit = {
  ...{ seed: "a", survey: "nps", state: "open", path: "/shop/cart", now },
  ...{ seenAt: null, answeredAt: null, isTriggered: true, isTaken: false },
};
const against = (over: Partial<EmbedSettings>, met: Partial<Visit>) =>
  showingOf({ ...settings, ...over }, { ...visit, ...met })
    .filter(({ outcome }) => outcome !== "passes")
    .map(({ rule, outcome }) => `${rule} ${outcome}`);

test("a visitor whom nothing stops is asked", () => {
  expect(against({}, {})).toEqual([]);
});

test.each<[string, Partial<EmbedSettings>, Partial<Visit>]>([
  ["state stops", {}, { state: "paused" }],
  ["page stops", {}, { path: "/about" }],
  ["answered stops", {}, { answeredAt: now - 900 * day }],
  ["quiet stops", {}, { seenAt: now - 30 * day + 1 }],
  ["sample stops", { samplePercent: 0 }, {}],
  ["trigger waits", {}, { isTriggered: false }],
  ["alone waits", {}, { isTaken: true }],
])("%s", (rule, over, met) => {
  expect(against(over, met)).toEqual([rule]);
});

test("after the quiet days, and on any page where none is named, it comes again", () => {
  expect(against({ pages: [] }, { seenAt: now - 30 * day, path: "/about" })).toEqual([]);
});

test("a button waits for nobody: who has seen or answered may press it again", () => {
  expect(against({ shows: "button" }, { seenAt: now, answeredAt: now, isTriggered: false, isTaken: true })).toEqual([]);
  expect(against({ shows: "button", samplePercent: 0 }, { state: "closed" })).toEqual(["state stops", "sample stops"]);
});

test("the share of visitors who are asked is the one that was set, and each visitor stays in or out", () => {
  const asked = (percent: number) =>
    Array.from({ length: 4000 }, (_, at) => `visitor ${at}`).filter(
      (seed) => against({ samplePercent: percent }, { seed }).length === 0,
    );
  expect(asked(25).length / 4000).toBeCloseTo(0.25, 1);
  expect(asked(25)).toEqual(asked(25));
  const wider = new Set(asked(50));
  expect(asked(25).every((seed) => wider.has(seed))).toBe(true);
});

test("two surveys draw different visitors", () => {
  const stopped = (survey: string) =>
    Array.from({ length: 64 }, (_, at) => against({ samplePercent: 50 }, { seed: `v${at}`, survey }).length);
  expect(stopped("nps")).not.toEqual(stopped("csat"));
});

test.each([
  ["/shop/*", "/shop/", true],
  ["/shop/*", "/shop", false],
  ["*/cart", "/en/cart", true],
  ["/a*b*c", "/axxbxxc", true],
  ["/a*b*c", "/axxc", false],
  ["/ab*ba", "/aba", false],
  ["*", "/anything", true],
  ["/", "/", true],
])("%s and %s", (path, at, fits) => {
  expect(pageOf({ pages: [{ path }] }, at) !== null).toBe(fits);
});

test("a pattern of many stars takes no time", () => {
  const path = `/${"a".repeat(400)}`;
  expect(pageOf({ pages: [{ path: `/${"*a".repeat(200)}b` }] }, path)).toBeNull();
});

test("an address is recorded without what nobody declared", () => {
  expect(pageAddress("https://u:p@shop.example:8443/a?x=1&y=2#z", ["y"])).toBe("https://shop.example:8443/a?y=2");
  expect(pageAddress("about:blank", [])).toBeNull();
  expect(pageAddress("nonsense", [])).toBeNull();
});

test.each([
  "shop.example",
  "https://me@shop.example",
  "https://shop.example/a",
  "ftp://shop.example",
  "*",
  "https://*.example",
])("%s is no origin, or none that a browser names so", (origin) => {
  const isTaken = EmbedSettings.safeParse({ ...settings, origins: [origin] }).success;
  expect(isTaken).toBe(false);
});

test.each(["https://shop.example", "http://localhost:8080"])("%s is an origin", (origin) => {
  expect(EmbedSettings.safeParse({ ...settings, origins: [origin] }).success).toBe(true);
});

test.each([
  ["https://shop.example/", "https://shop.example"],
  [" HTTPS://Shop.Example:443 ", "https://shop.example"],
  ["https://商城.example", "https://xn--czru2d.example"],
])("%j is kept as browsers name it", (typed, origin) => {
  expect(EmbedSettings.parse({ ...settings, origins: [typed] }).origins).toEqual([origin]);
});
