import { parseThemeRule } from "./parse.ts";
import { printThemeRule } from "./print.ts";
import type { ThemeRule } from "./rule.ts";

/** A rule of the usual shape: says any of these, near any of those, but none of the others. Each entry as it is written in a rule. */
export type RuleParts = {
  readonly any: readonly string[];
  /** Empty: nothing has to stand near. */
  readonly near: readonly string[];
  readonly distance: number;
  readonly not: readonly string[];
};

/** How far apart the two may stand when nobody says so. */
export const USUAL_DISTANCE = 8;

type Leaf = Extract<ThemeRule, { kind: "word" | "phrase" }>;

/**
 * The parts of a rule of the usual shape; `null` for a rule that is not read or has another shape, which stays text.
 *
 * @example
 * partsOfRule('(app OR 软件) NEAR/5 slow NOT "no problem"'); // => { any: ["app", "软件"], near: ["slow"], distance: 5, not: ["\"no problem\""] }
 * partsOfRule("物流 AND 慢"); // => null
 */
export function partsOfRule(source: string): RuleParts | null {
  const parsed = parseThemeRule(source);
  if (!parsed.ok) return null;
  const { rule } = parsed;
  const conditions = rule.kind === "and" ? rule.parts : [rule];
  const [found, ...others] = conditions.filter(({ kind }) => kind !== "not");
  const refused = conditions.flatMap((one) => (one.kind === "not" ? [leavesOf(one.part)] : []));
  if (found === undefined || others.length > 0 || refused.some((leaves) => leaves === null)) return null;
  const not = refused.flatMap((leaves) => leaves ?? []);
  const [any, near, distance] =
    found.kind === "near"
      ? [leavesOf(found.left), leavesOf(found.right), found.distance]
      : [leavesOf(found), [], USUAL_DISTANCE];
  return any && near
    ? { any: any.map(printThemeRule), near: near.map(printThemeRule), distance, not: not.map(printThemeRule) }
    : null;
}

function leavesOf(rule: ThemeRule): readonly Leaf[] | null {
  if (rule.kind === "word" || rule.kind === "phrase") return [rule];
  if (rule.kind !== "or") return null;
  return rule.parts.every((part) => part.kind === "word" || part.kind === "phrase")
    ? (rule.parts as readonly Leaf[])
    : null;
}

/**
 * The rule that parts stand for; without a word to find, an empty one.
 *
 * @example
 * ruleOfParts({ any: ["app", "软件"], near: ["slow"], distance: 5, not: [] }); // => "(app OR 软件) NEAR/5 slow"
 * ruleOfParts({ any: [], near: [], distance: 8, not: ["slow"] }); // => ""
 */
export function ruleOfParts({ any, near, distance, not }: RuleParts): string {
  if (any.length === 0) return "";
  const found =
    near.length === 0 ? choice(any, not.length > 0) : `${choice(any, true)} NEAR/${distance} ${choice(near, true)}`;
  return not.length === 0 ? found : `${found} AND NOT ${choice(not, true)}`;
}

const choice = (entries: readonly string[], isInside: boolean): string =>
  entries.length > 1 && isInside ? `(${entries.join(" OR ")})` : entries.join(" OR ");

/**
 * What somebody typed, as it is written in a rule: several words, and words that would be read as an operator, are a phrase. `null` when there is nothing
 * to find in it.
 *
 * @example
 * entryOf(" on time "); // => "\"on time\""
 * entryOf("deliver*"); // => "deliver*"
 * entryOf("NOT"); // => "\"NOT\""
 * entryOf("(…)"); // => null
 */
export function entryOf(typed: string): string | null {
  const words = typed
    .replace(/["“”„「」『』]/g, " ")
    .trim()
    .replace(/\s+/g, " ");
  if (!/[\p{L}\p{N}\p{S}]/u.test(words)) return null;
  const isQuoted = /^["“”„「」『』]/.test(typed.trim());
  const parsed = isQuoted ? null : parseThemeRule(words);
  return parsed?.ok && parsed.rule.kind === "word" ? printThemeRule(parsed.rule) : `"${words}"`;
}
