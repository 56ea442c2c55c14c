import { describe, expect, test } from "vitest";
import { fieldsOf, withFields } from "./fields.ts";

const example = { title: "Mine", evidence: [{ kind: "comment", item: 0 }], isOpen: true, note: null };

describe("the fields of an input", () => {
  test("are its texts and numbers, by where they stand", () => {
    expect(fieldsOf(example)).toEqual({ title: "Mine", "evidence.0.kind": "comment", "evidence.0.item": "0" });
  });

  test("put back as they were give the input again", () => {
    expect(withFields(example, fieldsOf(example))).toEqual(example);
  });

  test("take what a scanner writes, as a text where it is no number", () => {
    expect(withFields(example, { title: "' OR 1=1--", "evidence.0.item": "7" })).toMatchObject({
      title: "' OR 1=1--",
      evidence: [{ kind: "comment", item: 7 }],
    });
    expect(withFields(example, { "evidence.0.item": "0 AND 1=1" })).toMatchObject({
      evidence: [{ item: "0 AND 1=1" }],
    });
  });

  test("that the input has not are left out: a scanner adds nothing", () => {
    expect(withFields(example, { "evidence.1.item": "7", other: "x" })).toEqual(example);
  });
});
