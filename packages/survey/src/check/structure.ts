import type * as z from "zod";
import { SurveyDefinition } from "../definition.ts";
import type { DefinitionProblemCode, Place, Report } from "./report.ts";

const deepest = 40;

/** The definition when it has the documented form; else everything that differs from it is reported. */
export function readStructure(input: unknown, report: Report): SurveyDefinition | null {
  if (depthOf(input) > deepest) {
    report("too_deep", [], null, `at most ${deepest} levels`, { most: deepest });
    return null;
  }
  const parsed = SurveyDefinition.safeParse(input);
  if (parsed.success) return reportUnstorable(parsed.data, [], report) ? null : parsed.data;
  for (const issue of parsed.error.issues) reportIssue(issue, [], input, report);
  return null;
}

/** A list within a list, thousands deep, would exhaust the stack of every recursive function after this one; so this one uses none. */
function depthOf(input: unknown): number {
  let level = [input];
  let depth = 0;
  while (level.length > 0 && depth <= deepest) {
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
    depth += 1;
  }
  return depth;
}

/** Texts of which no database keeps a part. Says whether there are any. */
function reportUnstorable(value: unknown, place: Place, report: Report): boolean {
  if (typeof value === "string") {
    if (!value.includes("\0") && value.isWellFormed()) return false;
    const seen = value.replaceAll("\0", "\ufffd").toWellFormed();
    report("value_format", place, seen, "text without U+0000 and without halves of characters");
    return true;
  }
  if (typeof value !== "object" || value === null) return false;
  const steps = Array.isArray(value) ? value.map((part, at) => [at, part] as const) : Object.entries(value);
  return steps.filter(([step, part]) => reportUnstorable(part, [...place, step], report)).length > 0;
}

type Issue = z.core.$ZodIssue;

const codes: Partial<Record<Issue["code"], DefinitionProblemCode>> = {
  too_small: "value_outside",
  too_big: "value_outside",
  invalid_format: "value_format",
  invalid_key: "value_format",
};

function reportIssue(issue: Issue, above: Place, input: unknown, report: Report): void {
  const place = [...above, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  const value = valueAt(input, place);
  switch (issue.code) {
    case "unrecognized_keys":
      for (const key of issue.keys)
        report("field_unknown", [...place, key], valueAt(input, [...place, key]), "no such field", { field: key });
      return;
    case "invalid_union": {
      // What somebody meant is the form that fits best.
      const [nearest] = issue.errors.toSorted((a, b) => a.length - b.length);
      if (nearest && nearest.length > 0) for (const inner of nearest) reportIssue(inner, place, input, report);
      else report("value_not_accepted", place, value, "one of the documented types");
      return;
    }
    case "invalid_type":
      if (value === undefined) report("field_missing", place, null, expectedBy(issue));
      else report("field_type", place, value, expectedBy(issue));
      return;
    default:
      report(codes[issue.code] ?? "value_not_accepted", place, value ?? null, expectedBy(issue));
  }
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected === "int" ? "a whole number" : `${issue.expected}`;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "too_small":
      return `at least ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    case "invalid_key":
      return issue.issues.map(({ message }) => message).join("; ");
    default:
      return issue.message;
  }
}

function valueAt(input: unknown, place: Place): unknown {
  let value = input;
  for (const step of place) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
