import type * as z from "zod";
import { acceptedBy } from "../../accepted.ts";
import type { ErrorParams, ErrorReason } from "../../errors.ts";
import { jsonPointer } from "../../json-pointer.ts";
import { isStorable } from "../../look.ts";
import { Mapping } from "../schema.ts";

/** One thing wrong with a mapping; `pointer` is a JSON pointer into it. */
export type MappingProblem = { pointer: string; code: ErrorReason; params: ErrorParams };

/** Checks that a value is a mapping as documented; questions may still be open in it. */
export const parseMapping = (value: unknown): { mapping: Mapping } | { problems: MappingProblem[] } =>
  parseMappingBy(Mapping, value);

/** The same for a mapping of any documented format. */
export function parseMappingBy<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { mapping: z.output<Schema> } | { problems: MappingProblem[] } {
  const result = schema.safeParse(value);
  if (!result.success) return { problems: result.error.issues.flatMap(problemsOf) };
  const problems = unkeptOf(result.data);
  return problems.length > 0 ? { problems } : { mapping: result.data };
}

/** A mapping is kept as it is, and no database keeps such texts in it. */
function unkeptOf(value: unknown, path: readonly string[] = []): MappingProblem[] {
  if (typeof value === "string") return isStorable(value) ? [] : [unkept(path)];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, part]) =>
    isStorable(key) ? unkeptOf(part, [...path, key]) : [unkept(path)],
  );
}

const unkept = (path: readonly string[]) =>
  problem(jsonPointer(path), "text without U+0000 and without halves of characters");

function problemsOf(issue: z.core.$ZodIssue): MappingProblem[] {
  const pointer = jsonPointer(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => problem(`${pointer}${jsonPointer([key])}`, `${key} is no field of it`));
  }
  return [problem(pointer, acceptedBy(issue))];
}

const problem = (pointer: string, detail: string): MappingProblem => ({
  pointer,
  code: "mapping_invalid",
  params: { path: pointer === "" ? "/" : pointer, detail },
});
