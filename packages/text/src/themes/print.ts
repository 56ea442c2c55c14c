import type { ThemeRule } from "./rule.ts";

const TIGHTNESS = { or: 0, and: 1, not: 2, near: 3, word: 4, phrase: 4 } as const;

/**
 * Writes a rule so that `parseThemeRule` gives the same one back, with no more brackets than needed.
 *
 * @example
 * printThemeRule({ kind: "or", parts: [{ kind: "word", text: "deliver", isPrefix: true }, { kind: "phrase", text: "on time" }] }); // => 'deliver* OR "on time"'
 */
export function printThemeRule(rule: ThemeRule): string {
  switch (rule.kind) {
    case "word":
      return rule.isPrefix ? `${rule.text}*` : rule.text;
    case "phrase":
      return `"${rule.text}"`;
    case "not":
      return `NOT ${inside(rule.part, TIGHTNESS.not)}`;
    case "near":
      return `${inside(rule.left, TIGHTNESS.near)} NEAR/${rule.distance} ${inside(rule.right, TIGHTNESS.near + 1)}`;
    default:
      return rule.parts.map((part) => inside(part, TIGHTNESS[rule.kind] + 1)).join(` ${rule.kind.toUpperCase()} `);
  }
}

function inside(rule: ThemeRule, tightness: number): string {
  return TIGHTNESS[rule.kind] < tightness ? `(${printThemeRule(rule)})` : printThemeRule(rule);
}
