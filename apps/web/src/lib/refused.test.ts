import { expect, test } from "vitest";
import { refusedParams, withoutRefused } from "./refused.ts";

test("a parameter is refused when it says something that was not taken up", () => {
  const params = new URLSearchParams("period=foo&compare=&sort=-value");
  expect(refusedParams(params, { period: null, compare: null, sort: "-value", by: null })).toEqual([
    { part: "period", value: "foo" },
  ]);
});

test("only what names nothing leaves a slice", () => {
  const slice = {
    touchpoint: ["returns", "nope"],
    channel: ["nope"],
    segments: { region: ["east", "moon"], nope: ["x"] },
  };
  const refused = [
    { part: "touchpoint", value: "nope" },
    { part: "channel", value: "nope" },
    { part: "segment.region", value: "moon" },
    { part: "segment.nope", value: "x" },
  ];
  expect(withoutRefused(slice, refused)).toEqual({ touchpoint: ["returns"], segments: { region: ["east"] } });
  expect(withoutRefused({ segments: { nope: ["x"] } }, refused)).toEqual({});
  expect(withoutRefused(slice, [])).toEqual(slice);
});
