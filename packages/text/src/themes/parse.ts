import { lexRule, type RuleToken } from "./lex.ts";
import type { ParsedThemeRule, ThemeRule, ThemeRuleError } from "./rule.ts";

const LONGEST_RULE = 4_000;
const DEEPEST_NESTING = 20;
const USUAL_DISTANCE = 8;
const LONGEST_DISTANCE = 50;

/**
 * Reads a theme's rule. From loose to tight: `OR`, `AND` (also `a NOT b` for `a AND NOT b`), `NOT`, `NEAR` or `NEAR/5`;
 * brackets group. A word in Latin letters is found whole, with a plural s, or as a beginning when it ends in `*`; Han
 * characters are found anywhere. What stands in quotation marks is found as it stands. Chinese and English mix freely.
 *
 * @example
 * parseThemeRule("物流 OR deliver*").ok; // => true
 * parseThemeRule("物流 快递"); // => { ok: false, error: { reason: "operator_expected", start: 3, end: 5, found: "快递" } }
 * parseThemeRule('"on time'); // => { ok: false, error: { reason: "quote_not_closed", start: 0, end: 8, found: "\"on time" } }
 */
export function parseThemeRule(source: string): ParsedThemeRule {
  const end = source.length;
  if (source.trim() === "") return { ok: false, error: { reason: "rule_empty", start: 0, end, found: "" } };
  if (end > LONGEST_RULE) return { ok: false, error: { reason: "rule_too_long", start: LONGEST_RULE, end, found: "" } };
  try {
    const parser = new Parser(source);
    return { ok: true, rule: parser.parse() };
  } catch (error) {
    if (error instanceof RuleMistake) return { ok: false, error: error.mistake };
    throw error;
  }
}

class RuleMistake extends Error {
  readonly mistake: ThemeRuleError;
  constructor(mistake: ThemeRuleError) {
    super(mistake.reason);
    this.mistake = mistake;
  }
}

/** Recursive descent, one method a level of binding. */
class Parser {
  readonly #source: string;
  readonly #tokens: readonly RuleToken[];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = lexRule(source);
  }

  parse(): ThemeRule {
    const start = this.#next();
    const rule = this.#or();
    const rest = this.#next();
    if (rest.kind === "close") this.#fail("bracket_not_opened", rest);
    if (rest.kind !== "end") this.#fail(rest.kind === "unclosed" ? "quote_not_closed" : "operator_expected", rest);
    if (!findsSomething(rule)) this.#fail("nothing_to_find", { ...start, end: this.#source.length });
    return rule;
  }

  #or(): ThemeRule {
    const parts = [this.#and()];
    while (this.#take("or")) parts.push(this.#and());
    return joined("or", parts);
  }

  #and(): ThemeRule {
    const parts = [this.#unary()];
    while (this.#take("and") || this.#next().kind === "not") parts.push(this.#unary());
    return joined("and", parts);
  }

  #unary(): ThemeRule {
    if (!this.#take("not")) return this.#near();
    return { kind: "not", part: this.#nested(() => this.#unary()) };
  }

  #near(): ThemeRule {
    let left = this.#primary();
    for (let near = this.#next(); this.#take("near"); near = this.#next()) {
      const distance = Number(near.text.split("/")[1] ?? USUAL_DISTANCE);
      if (distance < 1 || distance > LONGEST_DISTANCE) this.#fail("distance_off_range", near);
      const right = this.#primary();
      if (!hasPlaces(left) || !hasPlaces(right)) this.#fail("near_of_groups", near);
      left = { kind: "near", left, right, distance };
    }
    return left;
  }

  #primary(): ThemeRule {
    const token = this.#next();
    if (token.kind === "unclosed") this.#fail("quote_not_closed", token);
    this.#at += token.kind === "end" ? 0 : 1;
    if (token.kind === "phrase" && token.text.trim() !== "") return { kind: "phrase", text: token.text.trim() };
    if (token.kind === "word") return this.#word(token);
    if (token.kind !== "open") this.#fail("word_expected", token);
    const rule = this.#nested(() => this.#or());
    if (!this.#take("close")) {
      const rest = this.#next();
      if (rest.kind === "end") this.#fail("bracket_not_closed", token);
      this.#fail(rest.kind === "unclosed" ? "quote_not_closed" : "operator_expected", rest);
    }
    return rule;
  }

  #word(token: RuleToken): ThemeRule {
    const isPrefix = token.text.endsWith("*");
    const text = isPrefix ? token.text.replace(/\*+$/, "") : token.text;
    if (!/[\p{L}\p{N}\p{S}]/u.test(text) || text.includes("*")) this.#fail("word_expected", token);
    return { kind: "word", text, isPrefix };
  }

  #nested(inner: () => ThemeRule): ThemeRule {
    this.#depth += 1;
    if (this.#depth > DEEPEST_NESTING) this.#fail("rule_too_deep", this.#next());
    const rule = inner();
    this.#depth -= 1;
    return rule;
  }

  #next(): RuleToken {
    return this.#tokens[this.#at] ?? { kind: "end", text: "", start: this.#source.length, end: this.#source.length };
  }

  #take(kind: RuleToken["kind"]): boolean {
    const isNext = this.#next().kind === kind;
    if (isNext) this.#at += 1;
    return isNext;
  }

  #fail(reason: ThemeRuleError["reason"], { start, end }: RuleToken): never {
    throw new RuleMistake({ reason, start, end, found: this.#source.slice(start, end) });
  }
}

/** One part stands for itself; groups of the same kind become one, so `a OR (b OR c)` is `a OR b OR c`. */
function joined(kind: "and" | "or", parts: readonly ThemeRule[]): ThemeRule {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}

/** Whether matches of a rule stand somewhere: a rule of nothing but NOT has nothing to show. */
function findsSomething(rule: ThemeRule): boolean {
  if (rule.kind === "not") return false;
  if (rule.kind === "and") return rule.parts.some(findsSomething);
  return rule.kind !== "or" || rule.parts.every(findsSomething);
}

/** NEAR compares places, so each side is a word, a phrase, another NEAR, or a choice of these. */
function hasPlaces(rule: ThemeRule): boolean {
  if (rule.kind === "or") return rule.parts.every(hasPlaces);
  return rule.kind === "word" || rule.kind === "phrase" || rule.kind === "near";
}
