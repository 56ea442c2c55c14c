import type * as z from "zod";
import { acceptedBy } from "./accepted.ts";
import { englishMessage } from "./errors.ts";
import { shortened } from "./shorten.ts";

/** One thing wrong with a part of what was sent, before any rule of ours has looked at it. */
export type Finding = {
  code: "unknown_field" | "invalid_value";
  path: readonly PropertyKey[];
  value: unknown;
  expected: string;
};

/** What a check of a schema found; a field that is not documented is one finding each. */
export function findingsOf(issue: z.core.$ZodIssue): Finding[] {
  const { path } = issue;
  const expected = acceptedBy(issue);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ code: "unknown_field", path: [...path, key], value: key, expected }));
  return [{ code: "invalid_value", path, value: shown(issue.input), expected }];
}

/** What was wrong, in English, a sentence each with the place in front: for those who read no screen. */
export function sentencesOf(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap(findingsOf).map(({ code, path, value, expected }) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    // A verb's own check does not keep what it was given.
    const sentence =
      value === null ? `Accepted: ${expected}.` : englishMessage(code, { field: text, value: text, expected });
    return path.length > 0 ? `${path.map(String).join(".")}: ${sentence}` : sentence;
  });
}

/** Enough of a value to recognise it by. */
function shown(value: unknown): unknown {
  if (value === undefined) return null;
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 100 ? shortened(text, 100) : value;
}
