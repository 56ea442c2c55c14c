import type { Condition } from "@heard/survey";

/** One comparison: with an answer, or with what a link carries. */
export type Test = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;
export const joins = ["all", "any", "none", "notAll"] as const;
export type Join = (typeof joins)[number];
/** Comparisons and groups of them, side by side. */
export type Group = { join: Join; parts: Part[] };
export type Part = Test | Group;

export const isGroup = (part: Part): part is Group => "parts" in part;
const isTest = (condition: Condition): condition is Test => "question" in condition || "parameter" in condition;

/** A condition as a group, however it is written; what is turned round is “none of these”, or “not all”. */
export function groupOf(condition: Condition | undefined): Group {
  if (condition === undefined) return { join: "all", parts: [] };
  const part = partOf(condition);
  return isGroup(part) ? part : { join: "all", parts: [part] };
}

function partOf(condition: Condition): Part {
  if (isTest(condition)) return condition;
  if ("all" in condition) return { join: "all", parts: condition.all.map(partOf) };
  if ("any" in condition) return { join: "any", parts: condition.any.map(partOf) };
  const { not } = condition;
  if ("any" in not) return { join: "none", parts: not.any.map(partOf) };
  if ("all" in not) return { join: "notAll", parts: not.all.map(partOf) };
  return { join: "none", parts: [partOf(not)] };
}

/** The condition that a group says; none where nothing is compared. A group of one is that one, and one without any is left out. */
export function conditionOf({ join, parts }: Group): Condition | undefined {
  const inner = parts.flatMap((part): Condition[] => {
    const condition = isGroup(part) ? conditionOf(part) : part;
    return condition === undefined ? [] : [condition];
  });
  const [first, ...more] = inner;
  if (first === undefined) return undefined;
  const isTurned = join === "none" || join === "notAll";
  const said = more.length === 0 ? first : join === "all" || join === "notAll" ? { all: inner } : { any: inner };
  return isTurned ? { not: said } : said;
}

/** How many comparisons a group holds, in all its groups. */
export const testCount = ({ parts }: Group): number =>
  parts.reduce((sum, part) => sum + (isGroup(part) ? testCount(part) : 1), 0);
