import { describe, expect, test } from "vitest";
import type { ScoreColumn } from "../schema.ts";
import { scoreReader } from "./score.ts";

const read = (column: Partial<ScoreColumn>, text: string) =>
  scoreReader(
    { column: "staff", as: "score", metric: "csat", scale: { min: 1, max: 5, direction: "higherIsBetter" }, ...column },
    "csat",
    { columns: ["staff"], occurredColumn: "date" },
  )(text, { cells: [text], day: null });

describe("a word in a score column", () => {
  const words = { "Very satisfied": 5, "Did not use it": null };

  test("is its points", () => {
    expect(read({ words }, "very satisfied")).toMatchObject({ value: 5 });
  });

  test("means not answered where the mapping says so, whatever zeros mean", () => {
    expect(read({ words }, "did not use it")).toBe("notAnswered");
    expect(read({ words, notAnswered: [] }, "Did not use it")).toBe("notAnswered");
    // The question about zeros stays as open as it was.
    expect(read({ words }, "0")).toBe("open");
  });

  test("stops its row where nothing is said about it", () => {
    expect(read({ words }, "so-so")).toMatchObject({ code: "score_word_unknown" });
  });
});
