import { describe, expect, it } from "vitest";
import { partsOf } from "./comment-parts.ts";

describe("partsOf", () => {
  it("marks hits and keeps every character", () => {
    const text = "No wait at all, then wait again";
    const parts = partsOf(text, [
      { start: 21, end: 25 },
      { start: 3, end: 7 },
    ]);
    expect(parts).toEqual([
      { kind: "text", text: "No " },
      { kind: "hit", text: "wait" },
      { kind: "text", text: " at all, then " },
      { kind: "hit", text: "wait" },
      { kind: "text", text: " again" },
    ]);
  });

  it("shows what was removed as a thing, not as brackets", () => {
    expect(partsOf("打⟦phone⟧没人接", [])).toEqual([
      { kind: "text", text: "打" },
      { kind: "removed", what: "phone" },
      { kind: "text", text: "没人接" },
    ]);
  });

  it("never marks inside a placeholder, and draws overlapping hits once", () => {
    const parts = partsOf("call ⟦phone⟧ 退款款", [
      { start: 6, end: 11 },
      { start: 13, end: 15 },
      { start: 14, end: 16 },
    ]);
    expect(parts.map((part) => (part.kind === "removed" ? part.what : part.text)).join("|")).toBe(
      "call |phone| |退款|款",
    );
  });

  it("is nothing for nothing", () => {
    expect(partsOf("", [])).toEqual([]);
  });
});
