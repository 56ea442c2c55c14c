import { describe, expect, it } from "vitest";
import { findSilentSources } from "./silent-sources.ts";

const shop = (weeks: number, silentFrom = Infinity, silentTo = Infinity) =>
  Array.from({ length: weeks * 7 }, (_, day) => (day % 7 === 6 || (day >= silentFrom && day < silentTo) ? 0 : 6));
const others = (count: number, weeks: number): [string, number[]][] =>
  Array.from({ length: count }, (_, at) => [`shop ${at}`, shop(weeks)]);

describe("a shop that stops answering", () => {
  const [silence, ...more] = findSilentSources(new Map([["shop 14", shop(30, 142, 160)], ...others(9, 30)]), {
    budget: 1,
  });

  it("is told once, with what was expected, until its next answer", () => {
    expect(more).toEqual([]);
    expect(silence).toMatchObject({ source: "shop 14", from: 142, until: 161 });
    expect(silence?.p).toBeLessThan((1 * 0.02) / (30.44 * 10));
    expect(silence?.expected).toBeGreaterThan(10);
  });

  it("is told sooner by a larger budget, and later among many sources", () => {
    const day = (budget: number, count: number) =>
      findSilentSources(new Map([["shop 14", shop(30, 142)], ...others(count, 30)]), { budget })[0]?.day ?? Infinity;
    expect(day(4, 9)).toBeLessThanOrEqual(day(0.5, 9));
    expect(day(1, 400)).toBeGreaterThan(day(1, 1));
  });
});

it("closed Sundays are no silence, and small sources are not watched", () => {
  expect(findSilentSources(new Map(others(5, 40)), { budget: 4 })).toEqual([]);
  const rare = Array.from({ length: 280 }, (_, day) => (day % 2 === 0 && day < 200 ? 1 : 0));
  expect(findSilentSources(new Map([["rare", rare]]), { budget: 4 })).toEqual([]);
});

it("what comes later changes nothing but the end of a silence", () => {
  const find = (weeks: number) =>
    findSilentSources(new Map([["shop 14", shop(30, 142, 180).slice(0, weeks * 7)]]), { budget: 1 });
  expect(find(24)).toEqual(find(30).map((silence) => ({ ...silence, until: null })));
});

it("needs a budget", () => {
  expect(() => findSilentSources(new Map(), { budget: 0 })).toThrow("budget");
});
