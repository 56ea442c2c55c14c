/** What is wrong with a definition, an answer or a parameter. Texts for people are made from code and params, in their language. */
export type Problem<Code extends string = string> = {
  code: Code;
  /** JSON pointer to the value. */
  path: string;
  value: unknown;
  /** What would be accepted, in English, for programs and logs. */
  expected: string;
  params: Readonly<Record<string, string | number>>;
};

/**
 * A JSON pointer (RFC 6901).
 * @example
 * pointer("questions", 0, "a/b"); // => "/questions/0/a~1b"
 */
export function pointer(...steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
