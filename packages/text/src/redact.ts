import { normalise, originalSpan } from "./normalise.ts";
import { findAccounts } from "./redact/account.ts";
import { findAddresses } from "./redact/address.ts";
import { findCard } from "./redact/card.ts";
import { findEmails } from "./redact/email.ts";
import { findIbans } from "./redact/iban.ts";
import { findLetteredIds, findResidentId } from "./redact/identity.ts";
import { type Finding, placeholderOf, REDACTION_KINDS, type RedactionKind } from "./redact/kinds.ts";
import { findKnownNames } from "./redact/known-name.ts";
import { findNames } from "./redact/name.ts";
import { findNumeralPhones } from "./redact/numeral-phone.ts";
import { findPassports } from "./redact/passport.ts";
import { findPhone } from "./redact/phone.ts";
import { findPlates } from "./redact/plate.ts";
import { numberWindows, type Scan, scanText } from "./redact/scan.ts";

export { type Finding, listPlaceholders, placeholderOf, REDACTION_KINDS, type RedactionKind } from "./redact/kinds.ts";

export type Redaction = {
  /** The text with a placeholder for each finding. */
  readonly text: string;
  /** What was found, as stretches of the original text, in order and without overlap. */
  readonly spans: readonly Finding[];
};

/**
 * Takes personal data out of a comment: e-mail addresses, phones, identity and passport numbers, bank cards, plates,
 * account names, names and addresses, each by its check digit, its form or the words around it.
 *
 * Reads the normal form (full-width digits, invisible characters), cuts from the original. Order, parcel and model
 * numbers, dates, prices and companies' hotlines stay. Names and addresses go where the words or their form give them
 * away; the README says how often that is. Redacting redacted text changes nothing. Every rule looks a bounded distance around each character, so time grows linearly with the text.
 *
 * @example
 * redact("请打１３８-1234-5678找我").text; // => "请打⟦phone⟧找我"
 * redact("mail me: li.lei@example.com").spans; // => [{ start: 9, end: 27, kind: "email" }]
 * redact("订单号 4111111111111111 没收到").text; // => "订单号 4111111111111111 没收到"
 * redact("打13812345678或写a@b.cn", { kinds: ["email"] }).text; // => "打13812345678或写⟦email⟧"
 * redact("Ada here, still no parcel", { names: ["Ada Lovelace"] }).text; // => "⟦name⟧ here, still no parcel"
 */
export function redact(
  text: string,
  options: {
    readonly kinds?: readonly RedactionKind[];
    /** Names that are known, such as that of the customer who writes: they go without a word that gives them away. */
    readonly names?: readonly string[];
  } = {},
): Redaction {
  const { kinds = REDACTION_KINDS, names = [] } = options;
  const normalised = normalise(text);
  const found = findInRounds(normalised.text, kinds, names);
  const spans = found.map(({ kind, ...span }) => ({ ...originalSpan(normalised, span), kind }));
  return { text: replaceSpans(text, spans, ({ kind }) => placeholderOf(kind)), spans };
}

/** Findings that stand against each other come out one a round; more than three in a row were never seen. */
const MOST_ROUNDS = 8;

/**
 * Looks again where something was found, for it may have hidden its neighbour: of a phone in digits and one in
 * numerals without a space between, the second shows only when the first has gone. What was found is masked in place,
 * and stops the rules as a placeholder does.
 */
function findInRounds(text: string, kinds: readonly RedactionKind[], names: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  let masked = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = mergeOverlaps(findAll(scanText(masked), names).filter(({ kind }) => kinds.includes(kind)));
    if (found.length === 0) break;
    findings.push(...found);
    masked = replaceSpans(masked, found, ({ start, end }) => "⟧".repeat(end - start));
  }
  return findings.sort((a, b) => a.start - b.start);
}

function findAll(scan: Scan, names: readonly string[]): Finding[] {
  const always = [findEmails, findAccounts, findNumeralPhones, findNames].flatMap((rule) => rule(scan));
  const findings = always.concat(findKnownNames(scan, names));
  if (scan.groups.length === 0) return findings;
  for (const rule of [findLetteredIds, findPassports, findIbans, findPlates, findAddresses])
    findings.push(...rule(scan));
  for (const window of numberWindows(scan)) {
    const finding = findResidentId(scan, window) ?? findCard(scan, window) ?? findPhone(scan, window);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

/** Joins findings that overlap, so that no part of either survives; the kind that stands first names the whole. */
function mergeOverlaps(findings: readonly Finding[]): Finding[] {
  const merged: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || finding.start >= last.end) {
      merged.push(finding);
      continue;
    }
    const kind = REDACTION_KINDS.indexOf(finding.kind) < REDACTION_KINDS.indexOf(last.kind) ? finding.kind : last.kind;
    merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, finding.end), kind };
  }
  return merged;
}

function replaceSpans(text: string, spans: readonly Finding[], replacement: (span: Finding) => string): string {
  let replaced = "";
  let from = 0;
  for (const span of spans) {
    replaced += text.slice(from, span.start) + replacement(span);
    from = span.end;
  }
  return replaced + text.slice(from);
}
