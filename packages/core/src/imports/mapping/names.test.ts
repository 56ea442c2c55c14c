import { describe, expect, test } from "vitest";
import { Mapping } from "../schema.ts";
import type { ImportCatalogue } from "./catalogue.ts";
import { parseMapping } from "./parse.ts";
import { namedInMapping } from "./to-create.ts";
import { touchpointKeys } from "./touchpoint-keys.ts";

const nothing: ImportCatalogue = {
  timeZone: "Asia/Shanghai",
  metrics: [],
  touchpoints: [],
  channels: [],
  sources: [],
  segmentFields: [],
};
const known = (key: string, name: string) => ({ key, names: [name], archived: false });

describe("names that no key can spell", () => {
  test("are those of the columns, and their keys are numbers that are free", () => {
    const catalogue = { ...nothing, touchpoints: [known("touchpoint-1", "停车"), known("checkout", "收银台")] };
    const { keys, names } = touchpointKeys(
      ["收银台满意度", "店员评分", "环境满意度", "wifi_rating", "总体满意度"],
      catalogue,
    );
    expect(Object.fromEntries(keys)).toEqual({
      收银台满意度: "checkout",
      店员评分: "touchpoint-2",
      环境满意度: "touchpoint-3",
      wifi_rating: "wifi",
    });
    expect(names).toEqual({ "touchpoint-2": "店员", "touchpoint-3": "环境" });
  });

  test("of a question with several items are those of its items, never of what a tool writes under a single one", () => {
    const { keys } = touchpointKeys(
      [
        "How satisfied are you? / Checkout",
        "How satisfied are you? / Staff",
        "How was the delivery? / Response",
        'Q2 / How easy was it? / {"ImportId":"QID2"}',
        "Price / Quality",
      ],
      { ...nothing, touchpoints: [known("till", "Checkout")] },
    );
    expect(Object.fromEntries(keys)).toEqual({
      "How satisfied are you? / Checkout": "till",
      "How satisfied are you? / Staff": "staff",
    });
  });

  test("come from the mapping; where it is silent, from the key", () => {
    const mapping = Mapping.parse({
      format: "heard-mapping/1",
      source: "source-1",
      occurred: { column: "日期", format: "yyyy-MM-dd" },
      columns: [
        { column: "店员", as: "score", metric: "csat", touchpoint: "touchpoint-1" },
        { column: "wifi", as: "score", metric: "csat", touchpoint: "lounge-wifi" },
        { column: "门店", as: "segment", segment: "segment-1" },
      ],
      names: { source: "门店评价", touchpoints: { "touchpoint-1": "店员" }, segments: { "segment-1": "门店" } },
      create: ["source", "touchpoints", "segments"],
    });
    expect(namedInMapping(mapping, nothing)).toMatchObject({
      source: { key: "source-1", name: "门店评价" },
      touchpoints: [
        { key: "touchpoint-1", name: "店员" },
        { key: "lounge-wifi", name: "Lounge wifi" },
      ],
      segments: [{ key: "segment-1", name: "门店" }],
    });
  });
});

test.each([
  ["/columns/0/column", { columns: [{ column: "a\u0000b", as: "comment" }] }],
  ["/missing/0", { missing: ["\ud800"] }],
  ["/columns/0/words", { columns: [{ column: "a", as: "score", metric: "csat", words: { "\u0000": 1 } }] }],
])("a text at %s that no database keeps is a problem of the mapping", (pointer, part) => {
  const mapping = { format: "heard-mapping/1", source: "shops", occurred: { column: "date" }, columns: [], ...part };
  expect(parseMapping(mapping)).toMatchObject({ problems: [{ pointer, code: "mapping_invalid" }] });
});
