import { parseThemeRule } from "@heard/text/themes";
import { invalidInput } from "../errors.ts";

/**
 * Reads the rule of a theme as it was written.
 * @throws DomainError invalid_input with what is wrong, what stands there and where, counted from 1
 */
export function checkRule(source: string): void {
  const parsed = parseThemeRule(source);
  if (parsed.ok) return;
  const { reason, found, start } = parsed.error;
  throw invalidInput(`theme_${reason}`, { found: found === "" ? "…" : found, at: start + 1 });
}
