import type { Span } from "../span.ts";

/** A theme's rule as a tree. */
export type ThemeRule =
  | { readonly kind: "word"; readonly text: string; readonly isPrefix: boolean }
  | { readonly kind: "phrase"; readonly text: string }
  | { readonly kind: "and" | "or"; readonly parts: readonly ThemeRule[] }
  | { readonly kind: "not"; readonly part: ThemeRule }
  | { readonly kind: "near"; readonly left: ThemeRule; readonly right: ThemeRule; readonly distance: number };

/** What is wrong with a rule as it was written. */
export type ThemeRuleError = Span & {
  readonly reason:
    | "rule_empty"
    | "rule_too_long"
    | "rule_too_deep"
    | "quote_not_closed"
    | "bracket_not_closed"
    | "bracket_not_opened"
    | "word_expected"
    | "operator_expected"
    | "near_of_groups"
    | "distance_off_range"
    | "nothing_to_find";
  /** What stands there; empty at the end of the rule. */
  readonly found: string;
};

export type ParsedThemeRule =
  | { readonly ok: true; readonly rule: ThemeRule }
  | { readonly ok: false; readonly error: ThemeRuleError };
