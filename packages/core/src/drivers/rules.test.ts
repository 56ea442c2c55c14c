import { describe, expect, test } from "vitest";
import { askedTogether, placeOf } from "./rules.ts";

const middle = { importance: 0.1, performance: 0.6 };
const [above, below, across] = [
  { low: 0.7, high: 0.8 },
  { low: 0.02, high: 0.05 },
  { low: 0.05, high: 0.9 },
];

describe("where a driver stands", () => {
  test("is decided by whole intervals", () => {
    expect(placeOf(above, above, middle)).toBe("keep");
    expect(placeOf(above, below, middle)).toBe("improve");
    expect(placeOf(below, above, middle)).toBe("relax");
    expect(placeOf(below, below, middle)).toBe("watch");
  });

  test("stays open where chance could have put it on the other side", () => {
    expect(placeOf(across, below, middle)).toBe("unclear");
    expect(placeOf(above, across, middle)).toBe("unclear");
  });
});

test("a driver that few were asked is left out, and named", () => {
  const [asked, rare] = [
    { key: "ease", n: 300 },
    { key: "price", n: 20 },
  ];
  expect(askedTogether([asked, rare], 320)).toEqual({ in: [asked], out: [rare] });
});
