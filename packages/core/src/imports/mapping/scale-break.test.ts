import { describe, expect, test } from "vitest";
import { BreakFinder } from "./scale-break.ts";

type Row = { day: string; value: number; version: string; comfort: string };

/** Two years on 1 to 5, then half a year on 1 to 10; `comfort` goes with satisfaction in both, `version` names the form. */
function rows(): Row[] {
  const old = Array.from({ length: 240 }, (_, index) => ({
    day: `201${3 + Math.floor(index / 120)}-${String(1 + (index % 12)).padStart(2, "0")}-10`,
    value: 1 + (index % 5),
    version: "v1",
    comfort: String(1 + (index % 5)),
  }));
  const grown = Array.from({ length: 100 }, (_, index) => ({
    day: `2015-0${1 + (index % 6)}-20`,
    value: 1 + (index % 10),
    version: "v2",
    comfort: String(1 + Math.floor((index % 10) / 2)),
  }));
  return [...old, ...grown];
}

function find(all: Row[], columns: string[]) {
  const finder = new BreakFinder("overall", columns);
  for (const row of all) finder.add(row.day, row.value, (column) => row[column as "version" | "comfort"]);
  return finder.find("date");
}

describe("a scale that changed", () => {
  test("is found by its first value above the old one, with how many answers fit both", () => {
    expect(find(rows(), [])).toMatchObject({
      oldMax: 5,
      newMax: 10,
      day: "2015-01-20",
      before: 240,
      above: 50,
      ambiguous: 50,
    });
  });

  test("can be split by a column that names the form", () => {
    const option = find(rows(), ["version", "comfort"])?.options.filter(({ kind }) => kind === "byColumn");
    expect(option).toEqual([
      {
        kind: "byColumn",
        column: "version",
        rejected: 0,
        cases: [
          { if: { column: "version", equals: ["v1"] }, scale: { min: 1, max: 5 } },
          { if: { column: "version", equals: ["v2"] }, scale: { min: 1, max: 10 } },
        ],
      },
    ]);
  });

  test("is not split by a column that only goes with satisfaction", () => {
    expect(find(rows(), ["comfort"])?.options.map(({ kind }) => kind)).toEqual(["leaveOut", "byDate", "byDateWhole"]);
  });

  test("keeps the stray answers of the old form on its side, as rejected", () => {
    const all = rows();
    const stray = { day: "2015-03-20", value: 8, version: "v1", comfort: "4" };
    const option = find([...all, stray], ["version"])?.options.find(({ kind }) => kind === "byColumn");
    expect(option?.rejected).toBe(1);
  });

  test("is not seen where chance explains it", () => {
    const few = rows().filter(({ value }) => value <= 5);
    expect(find([...few, { day: "2015-06-20", value: 9, version: "v2", comfort: "5" }], [])).toBeNull();
  });
});
