import { describe, expect, it } from "vitest";
import { parseTrace, traceText } from "./trace-target.ts";

describe("a trace in the address", () => {
  it("survives a round trip", () => {
    for (const text of [
      "nps",
      "csat;method=mean;touchpoint=returns",
      "csat;method=mean;scale=csat-1-5@2",
      "nps;days=2026-08-03..2026-08-09;channel=shop,app;segment.region=100%25 east%3B west",
    ]) {
      const target = parseTrace(text);
      expect(target && traceText(target)).toBe(text);
    }
  });

  it("keeps what people wrote in a value", () => {
    expect(parseTrace("nps;segment.region=100%25 east%3B west")?.slice.segments).toEqual({
      region: ["100% east; west"],
    });
  });

  it("keeps a comma that stands inside a value apart from those between values", () => {
    const slice = { segments: { country: ["Korea, Republic of", "Spain"] } };
    const text = traceText({ metric: "nps", method: null, period: null, slice });
    expect(parseTrace(text)?.slice).toEqual(slice);
  });

  it.each([null, "", ";", "NPS;", "a b", "nps/../x"])("%j names no number", (text) =>
    expect(parseTrace(text)).toBeNull(),
  );

  it("ignores days that are none", () => {
    expect(parseTrace("nps;days=2026-13-01..x")?.period).toBeNull();
  });
});
