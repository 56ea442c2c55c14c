import { describe, expect, it } from "vitest";
import reference from "../reference/coverage.json" with { type: "json" };
import { seededRandom } from "../src/index.ts";
import { simulateChangeCoverage } from "./coverage/change.ts";
import { exactNetCoverage, simulateNetCoverage } from "./coverage/net.ts";
import { simulateThemeCoverage } from "./coverage/theme.ts";
import { themeWorlds } from "./coverage/worlds.ts";

const draws = 20_000;
const { sizes, rows } = reference.net;
const worlds = rows.filter(({ method }) => method === "wald");
const cells = worlds.flatMap(({ promoters, detractors }) =>
  sizes.map((n, column) => {
    const own = rows.filter((row) => row.promoters === promoters && row.detractors === detractors);
    const table = own.map(({ method, coverage }) => ({ method, expected: coverage[column] ?? Number.NaN }));
    return { promoters, detractors, n, table, exact: exactNetCoverage({ promoters, detractors }, n) };
  }),
);

describe("the coverage of NPS intervals, nominal 95 %", () => {
  it.each(cells)("$promoters/$detractors, n = $n", ({ n, table, exact, ...world }) => {
    const simulated = simulateNetCoverage(world, n, { draws, random: seededRandom(3) });
    for (const { method, expected } of table) {
      expect(Math.abs((simulated[method] ?? Number.NaN) - expected), method).toBeLessThanOrEqual(1);
      expect(Math.abs((exact[method] ?? Number.NaN) - expected), `${method}, exactly`).toBeLessThanOrEqual(0.5);
    }
  });

  it.each([
    ["wald", 15],
    ["score", 10],
  ])("tells the default from %s, which would fail in %i cells", (method, count) => {
    const far = cells.filter(({ table, exact }) =>
      table.some((cell) => cell.method === method && Math.abs((exact.adjustedWald ?? 0) - cell.expected) > 1),
    );
    expect(far).toHaveLength(count);
  });

  it("of the default is between 91 and 97 in every cell, which is why it is the default", () => {
    const all = cells.map(({ exact }) => exact.adjustedWald ?? 0);
    expect(Math.min(...all)).toBeGreaterThan(91);
    expect(Math.max(...all)).toBeLessThan(97);
  });
});

describe("the coverage of a change between two NPS", () => {
  it.each(reference.change.rows)(
    "$promoters/$detractors, n = $sizes",
    ({ sizes: [first = 0, second = 0], coverage, ...world }) => {
      const simulated = simulateChangeCoverage(world, [first, second], { draws, random: seededRandom(4) });
      for (const [column, method] of reference.change.columns.entries())
        expect(
          Math.abs((simulated[method] ?? Number.NaN) - (coverage[column] ?? Number.NaN)),
          method,
        ).toBeLessThanOrEqual(1);
    },
  );
});

describe("the coverage of a theme's impact", () => {
  it.each(themeWorlds)("n = $n, share $share: 95 ± 1.5", (world) => {
    const simulated = simulateThemeCoverage(world, { draws: 4000, random: seededRandom(5) });
    expect(Math.abs(simulated - 95)).toBeLessThanOrEqual(1.5);
  });
});
