import type { Span } from "../span.ts";

/**
 * What redaction takes out. Where two findings overlap, the kind that stands first here names both.
 *
 * `id`: identity numbers of mainland China, Hong Kong and Taiwan, US social security numbers · `passport`: passports and
 * travel permits · `card`: bank cards and accounts · `phone`: also fax · `plate`: vehicle plates · `account`: WeChat, QQ,
 * LINE and Telegram names · `address`: where somebody lives · `name`: of a person.
 */
export const REDACTION_KINDS = [
  "email",
  "id",
  "iban",
  "card",
  "passport",
  "phone",
  "plate",
  "account",
  "address",
  "name",
] as const;

export type RedactionKind = (typeof REDACTION_KINDS)[number];

export type Finding = Span & { readonly kind: RedactionKind };

/**
 * What stands in redacted text for a finding. White square brackets are written by hardly anyone, NFKC keeps them, and
 * the word is the same in every language, so a screen can find the placeholder and show it in the reader's own.
 *
 * @example
 * placeholderOf("email"); // => "⟦email⟧"
 */
export function placeholderOf(kind: RedactionKind): string {
  return `⟦${kind}⟧`;
}

const PLACEHOLDER = new RegExp(`⟦(${REDACTION_KINDS.join("|")})⟧`, "g");

/**
 * The placeholders in redacted text, for screens that render them as chips and searches that pass them over.
 *
 * @example
 * listPlaceholders("打⟦phone⟧没人接"); // => [{ start: 1, end: 8, kind: "phone" }]
 */
export function listPlaceholders(text: string): Finding[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: match[1] as RedactionKind,
  }));
}
