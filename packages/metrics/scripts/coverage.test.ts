import { describe, expect, it } from "vitest";
import reference from "../reference/coverage.json" with { type: "json" };
import { seededRandom } from "../src/index.ts";
import { simulateChangeCoverage } from "./coverage/change.ts";
import { exactNetCoverage, simulateNetCoverage } from "./coverage/net.ts";
import { simulateThemeCoverage } from "./coverage/theme.ts";
import { themeWorlds } from "./coverage/worlds.ts";

const draws = 20_000;
const { sizes, rows } = reference.net;
const cells = rows.flatMap((row) =>
  sizes.map((n, column) => ({ ...row, n, table: row.coverage[column] ?? Number.NaN })),
);

describe("the coverage of NPS intervals, nominal 95 %", () => {
  it.each(cells)("$promoters/$detractors, n = $n, $method: $table", ({ method, n, table, ...world }) => {
    const simulated = simulateNetCoverage(world, n, { draws, random: seededRandom(3) });
    expect(Math.abs((simulated[method] ?? Number.NaN) - table)).toBeLessThanOrEqual(1);
    const exact = exactNetCoverage(world, n);
    expect(Math.abs((exact[method] ?? Number.NaN) - table)).toBeLessThanOrEqual(0.5);
  });

  it("tells the methods apart: no other method would pass for the default", () => {
    const far = cells.filter(({ n, table, method, ...world }) => {
      const { adjustedWald = 0 } = exactNetCoverage(world, n);
      return method !== "adjustedWald" && Math.abs(adjustedWald - table) > 1;
    });
    expect(far.filter(({ method }) => method === "wald").length).toBeGreaterThan(9);
    expect(far.filter(({ method }) => method === "score").length).toBeGreaterThan(6);
  });

  it("of the default is between 91 and 97 in every cell, which is why it is the default", () => {
    const all = cells.map(({ n, ...world }) => exactNetCoverage(world, n).adjustedWald ?? 0);
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
