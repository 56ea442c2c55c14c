import { parseThemeRule } from "./parse.ts";
import { printThemeRule } from "./print.ts";
import type { ThemeRule } from "./rule.ts";

/** A rule as it is edited: words and phrases of which one is said, near some others, and not of a third kind. Each stands as it is written in a rule. */
export type RuleParts = {
  readonly any: readonly string[];
  readonly near: readonly string[];
  /** Han characters and Latin words that may stand between the two. */
  readonly distance: number;
  readonly not: readonly string[];
};

const usualDistance = 8;
export const longestDistance = 50;
export const noParts: RuleParts = { any: [], near: [], distance: usualDistance, not: [] };

const choices = (rule: ThemeRule): string[] =>
  (rule.kind === "or" ? rule.parts : [rule]).map((part) => printThemeRule(part));

/**
 * Every rule has these parts; what is neither a choice nor a NOT nor a NEAR is one piece of the first. `null` while it is not read.
 *
 * @example
 * partsOfRule('(app OR 软件) NEAR/5 slow NOT "no problem"'); // => { any: ["app", "软件"], near: ["slow"], distance: 5, not: ["\"no problem\""] }
 * partsOfRule('"on time'); // => null
 */
export function partsOfRule(source: string): RuleParts | null {
  const parsed = parseThemeRule(source);
  if (!parsed.ok) return null;
  const parts = parsed.rule.kind === "and" ? parsed.rule.parts : [parsed.rule];
  const not = parts.flatMap((part) => (part.kind === "not" ? choices(part.part) : []));
  const [first, ...others] = parts.filter(({ kind }) => kind !== "not");
  if (first === undefined) return null;
  const core: ThemeRule = others.length === 0 ? first : { kind: "and", parts: [first, ...others] };
  return core.kind === "near"
    ? { any: choices(core.left), near: choices(core.right), distance: core.distance, not }
    : { any: choices(core), near: [], distance: usualDistance, not };
}

/**
 * The rule that the parts say, as it is kept; empty while there is nothing to find.
 *
 * @example
 * ruleOfParts({ any: ["app", "软件"], near: ["slow"], distance: 5, not: [] }); // => "(app OR 软件) NEAR/5 slow"
 * ruleOfParts({ any: [], near: [], distance: 8, not: ["slow"] }); // => ""
 */
export function ruleOfParts({ any, near, distance, not }: RuleParts): string {
  const said = anyOf(any);
  if (said === null) return "";
  const beside = anyOf(near);
  const core: ThemeRule = beside === null ? said : { kind: "near", left: said, right: beside, distance };
  const refused = anyOf(not);
  if (refused === null) return printThemeRule(core);
  const kept = core.kind === "and" ? core.parts : [core];
  return printThemeRule({ kind: "and", parts: [...kept, { kind: "not", part: refused }] });
}

function anyOf(pieces: readonly string[]): ThemeRule | null {
  const parts = pieces.flatMap((piece) => {
    const parsed = parseThemeRule(piece);
    return parsed.ok ? (parsed.rule.kind === "or" ? parsed.rule.parts : [parsed.rule]) : [];
  });
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { kind: "or", parts };
}

/**
 * What was typed as a piece of a rule: several words in a row are a phrase, unless they are a rule themselves. `null` when nothing can be found by it.
 *
 * @example
 * entryOf(" on time "); // => "\"on time\""
 * entryOf("deliver*"); // => "deliver*"
 * entryOf("(…)"); // => null
 */
export function entryOf(typed: string): string | null {
  const text = typed.trim();
  if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return null;
  const parsed = parseThemeRule(text);
  if (parsed.ok) return printThemeRule(parsed.rule);
  const phrase = parseThemeRule(`"${text.replaceAll('"', "")}"`);
  return phrase.ok ? printThemeRule(phrase.rule) : null;
}
