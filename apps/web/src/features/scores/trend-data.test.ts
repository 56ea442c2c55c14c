import { expect, it } from "vitest";
import type { MeasureScale } from "#lib/measure.ts";
import { beginningsOf } from "./trend-data.ts";

const scale = (key: string, version: number): MeasureScale =>
  ({ key, version, min: 1, max: key === "ten" ? 10 : 5, direction: "higherIsBetter" }) as MeasureScale;
const point = (of: MeasureScale | null, breakBefore = false) => ({ scale: of, breakBefore });

it("names an edited scale where it begins", () => {
  const [old, edited] = [scale("five", 1), scale("five", 2)];
  expect(beginningsOf([point(old), point(null), point(edited, true), point(edited)])).toEqual([
    { index: 2, scale: edited },
  ]);
});

it("names a scale once, also where two take turns in every quarter", () => {
  const [five, ten] = [scale("five", 1), scale("ten", 1)];
  const turns = [point(five), point(ten, true), point(five, true), point(ten, true), point(five, true)];
  expect(beginningsOf(turns)).toEqual([{ index: 1, scale: ten }]);
});
