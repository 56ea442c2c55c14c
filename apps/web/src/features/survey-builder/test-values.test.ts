import type { Question } from "@heard/survey";
import { templateScales } from "@heard/survey";
import { describe, expect, it } from "vitest";
import { comparedBy } from "./test-values.ts";

const amount: Question = { type: "number", id: "amount", text: { en: "How many?" } };
const areas: Question = {
  ...{ type: "matrix", id: "areas", text: { en: "Each" }, columns: { scale: templateScales.csat5 } },
  rows: [
    { id: "price", text: { en: "Price" } },
    { id: "range", text: { en: "Range" } },
  ],
};

describe("a comparison made in another way", () => {
  it("keeps the bound that was typed, which is what its field goes on showing", () => {
    const test = { question: "amount", is: "atLeast", value: 50 } as const;
    expect(comparedBy(test, amount, "atMost")).toEqual({ question: "amount", is: "atMost", value: 50 });
    const day = { question: "day", is: "atMost", value: "2026-06-30" } as const;
    expect(comparedBy(day, { type: "date", id: "day", text: {} }, "atLeast")).toMatchObject({ value: "2026-06-30" });
  });

  it("is complete at once", () => {
    const test = { question: "amount", is: "answered" } as const;
    expect(comparedBy(test, amount, "oneOf")).toEqual({ question: "amount", is: "oneOf", values: [0] });
    expect(comparedBy({ parameter: "shop", is: "given" }, null, "oneOf")).toMatchObject({ values: ["value"] });
  });

  it("looks at one item of a table, and at the whole where it only asks whether it was answered", () => {
    const test = { question: "areas", row: "range", is: "atLeast", value: 4 } as const;
    expect(comparedBy(test, areas, "atMost")).toEqual({ ...test, is: "atMost" });
    expect(comparedBy(test, areas, "answered")).toEqual({ question: "areas", is: "answered" });
    expect(comparedBy({ question: "areas", is: "answered" }, areas, "atMost")).toMatchObject({
      row: "price",
      value: 1,
    });
  });
});
