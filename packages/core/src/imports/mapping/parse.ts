import type * as z from "zod";
import { acceptedBy } from "../../accepted.ts";
import type { ErrorParams, ErrorReason } from "../../errors.ts";
import { jsonPointer } from "../../json-pointer.ts";
import { Mapping } from "../schema.ts";

/** One thing wrong with a mapping; `pointer` is a JSON pointer into it. */
export type MappingProblem = { pointer: string; code: ErrorReason; params: ErrorParams };

/** Checks that a value is a mapping as documented; questions may still be open in it. */
export function parseMapping(value: unknown): { mapping: Mapping } | { problems: MappingProblem[] } {
  const result = Mapping.safeParse(value);
  return result.success ? { mapping: result.data } : { problems: result.error.issues.flatMap(problemsOf) };
}

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
