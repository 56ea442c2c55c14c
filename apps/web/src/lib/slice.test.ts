import { describe, expect, it } from "vitest";
import { paths, queryOf } from "./paths.ts";
import { openSlice, parseSlice, sliceQuery, sliceSize } from "./slice.ts";

describe("a slice in the address", () => {
  it("is read and written back in one order", () => {
    const slice = parseSlice(
      new URLSearchParams("segment.shop=Braga&language=en,zh-Hant&touchpoint=checkout&period=last-month"),
    );
    expect(slice).toEqual({ touchpoint: ["checkout"], language: ["en", "zh-Hant"], segments: { shop: ["Braga"] } });
    expect(Object.keys(sliceQuery(slice))).toEqual(["touchpoint", "language", "segment.shop"]);
    expect(sliceSize(slice)).toBe(3);
  });

  it("keeps a value in which people wrote a comma", () => {
    const slice = { segments: { country: ["Korea, Republic of", "Spain"] } };
    const address = paths.scores("acme", sliceQuery(slice));
    expect(parseSlice(new URLSearchParams(queryOf(address)))).toEqual(slice);
  });

  it("ignores empty lists and names that nobody declared", () => {
    expect(parseSlice(new URLSearchParams("touchpoint=,,&segment.=x&colour=red"))).toEqual({});
  });
});

describe("the slice of a reader who is limited to touchpoints", () => {
  const touchpoints = ["checkout", "returns"].map((key) => ({ key, name: { en: key }, stage: null }));

  it("is of theirs, unless it is narrower", () => {
    expect(openSlice({ channel: ["app"] }, { isLimited: true, touchpoints })).toEqual({
      channel: ["app"],
      touchpoint: ["checkout", "returns"],
    });
    for (const slice of [{ touchpoint: ["returns"] }, { stage: ["purchase"] }])
      expect(openSlice(slice, { isLimited: true, touchpoints })).toBe(slice);
  });

  it("holds no answer where all of theirs were put away, and of everybody else is left alone", () => {
    expect(openSlice({}, { isLimited: true, touchpoints: [] })).toEqual({ touchpoint: ["~none"] });
    expect(openSlice({}, { isLimited: false, touchpoints })).toEqual({});
  });
});
