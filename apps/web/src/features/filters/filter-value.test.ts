import { describe, expect, it } from "vitest";
import { valuesOf, withValues } from "./filter-value.ts";

describe("withValues", () => {
  it("sets and takes away a dimension without touching the others", () => {
    const slice = withValues({ channel: ["app"], segments: { region: ["east"] } }, "touchpoint", ["returns"]);
    expect(slice).toEqual({ channel: ["app"], touchpoint: ["returns"], segments: { region: ["east"] } });
    expect(withValues(slice, "touchpoint", [])).toEqual({ channel: ["app"], segments: { region: ["east"] } });
  });

  it("sets and takes away a segment, and leaves no empty shell", () => {
    const slice = withValues({}, "segment:region", ["east"]);
    expect(valuesOf(slice, "segment:region")).toEqual(["east"]);
    expect(withValues(slice, "segment:region", [])).toEqual({});
  });
});
