import { ExportInput } from "@heard/core/exports";
import { describe, expect, test } from "vitest";
import { contentOf, type ExportedPart, type ExportOptions, exportedParts } from "./export-content.ts";

const days = "2026-04-01..2026-06-30";
const period = { from: "2026-04-01", to: "2026-06-30" };
const least: Record<ExportedPart, Partial<ExportOptions>> = {
  scores: { period: days },
  trend: { period: days, metric: "nps", grain: "month" },
  distribution: { period: days, metric: "csat" },
  breakdown: { period: days, metric: "csat", by: "touchpoint" },
  themes: { period: days },
  responses: { period: days },
  comments: { period: days },
  decisions: {},
  everything: {},
};
const asked = (part: ExportedPart, more: Partial<ExportOptions> = {}) =>
  contentOf(part, { only: [], ...least[part], ...more });

describe("what is asked for on the command line", () => {
  test.each(exportedParts.filter((part) => part !== "everything"))("%s is an export that the product makes", (part) => {
    const input = { content: asked(part), format: "csv", locale: "en" };
    expect(ExportInput.safeParse(input)).toMatchObject({ success: true, data: { content: { kind: part } } });
  });

  test("has its slice, its days to compare with and its words", () => {
    const only = ["touchpoint=checkout,delivery", "segment:region=East", "touchpoint=returns", "segment:tier=Gold"];
    const filters = {
      touchpoint: ["checkout", "delivery", "returns"],
      segments: { region: ["East"], tier: ["Gold"] },
    };
    expect(asked("scores", { only, compare: "2025-04-01..2025-06-30" })).toEqual({
      ...{ kind: "scores", period, filters },
      compare: { from: "2025-04-01", to: "2025-06-30" },
    });
    expect(asked("comments", { only, words: "退款" })).toEqual({ kind: "comments", period, filters, words: "退款" });
    expect(asked("responses", { metric: "csat", method: "mean", only: [] })).toEqual({
      kind: "responses",
      query: { metric: "csat", method: "mean", period, filters: {} },
    });
    expect(asked("everything")).toBeNull();
  });

  test("takes every name of a filter for a name, whatever objects know by it", () => {
    const filtersOf = (only: string[]) => JSON.stringify(asked("scores", { only }));
    expect(filtersOf(["constructor=x", "constructor=y"])).toContain('"constructor":["x","y"]');
    expect(filtersOf(["segment:constructor=x"])).toContain('"segments":{"constructor":["x"]}');
  });

  test.each<[ExportedPart, Partial<ExportOptions>, string]>([
    ["trend", { grain: undefined }, "trend needs --grain"],
    ["breakdown", { by: undefined }, "breakdown needs --by"],
    ["scores", { period: undefined }, "scores needs --period"],
    ["scores", { period: "June" }, "--period is “June”"],
    ["scores", { compare: "before" }, "--compare is “before”"],
    ["scores", { only: ["checkout"] }, "--only is “checkout”"],
    ["scores", { only: ["segment:__proto__=x"] }, "--only is “segment:__proto__=x”"],
    // What would be passed over in silence.
    ["comments", { metric: "nps" }, "comments takes no --metric"],
    ["responses", { compare: "previous" }, "responses takes no --compare"],
    ["everything", { period: days }, "everything takes no --period"],
    ["everything", { format: "xlsx" }, "everything takes no --format"],
  ])("%s with %j is refused by the name of the option", (part, more, said) => {
    expect(() => asked(part, more)).toThrow(said);
  });
});
