import { expect, test } from "vitest";
import * as z from "zod";
import { findingsOf } from "./findings.ts";

const found = (value: unknown) =>
  z
    .strictObject({ name: z.string().max(200), deep: z.strictObject({}).optional() })
    .safeParse(value, { reportInput: true })
    .error?.issues.flatMap(findingsOf);

test("a field that is not documented is named by itself, and a value is shown so far that it is recognised", () => {
  expect(found({ name: "a", deep: { b: 1, c: 2 } })).toEqual([
    { code: "unknown_field", path: ["deep", "b"], value: "b", expected: "the documented fields" },
    { code: "unknown_field", path: ["deep", "c"], value: "c", expected: "the documented fields" },
  ]);
  expect(found({ name: `${"x".repeat(99)}😀${"y".repeat(200)}` })).toEqual([
    { code: "invalid_value", path: ["name"], value: `${"x".repeat(99)}…`, expected: "at most 200 characters" },
  ]);
  expect(found({})).toEqual([{ code: "invalid_value", path: ["name"], value: null, expected: "text" }]);
});
