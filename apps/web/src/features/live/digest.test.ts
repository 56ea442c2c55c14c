import { describe, expect, it } from "vitest";
import { digestOf } from "./digest.ts";

describe("digestOf", () => {
  it("is the same for the same numbers, however they came", () => {
    const shown = [{ value: 35.9, n: 4970, note: undefined }];
    expect(digestOf(shown)).toBe(digestOf(JSON.parse(JSON.stringify(shown))));
  });

  it("changes with one answer", () => {
    expect(digestOf([{ n: 4970 }])).not.toBe(digestOf([{ n: 4971 }]));
  });
});
