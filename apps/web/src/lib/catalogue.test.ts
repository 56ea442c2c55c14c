import { describe, expect, test } from "vitest";
import { type Catalogue, headlinersOf } from "./catalogue.ts";

const catalogue = {
  metrics: [
    { key: "nps", kind: "nps" },
    { key: "driver-price", kind: "driver" },
  ],
} as unknown as Pick<Catalogue, "metrics">;
const headlines = (answers: Record<string, number>) =>
  headlinersOf(Object.entries(answers), ([metric, n]) => ({ metric, n }), catalogue).map(([metric]) => metric);

describe("what a headline speaks of", () => {
  test("not of what drives a score, where there is a score", () => {
    expect(headlines({ nps: 40, "driver-price": 40 })).toEqual(["nps"]);
  });

  test("of drivers, where nothing else was answered", () => {
    expect(headlines({ nps: 0, "driver-price": 40 })).toEqual(["driver-price"]);
    expect(headlines({ nps: 0, "driver-price": 0 })).toEqual([]);
  });
});
