import type {
  AddressKind,
  ContactAttributes,
  ContactFieldKind,
  ContactState,
  PurposeRule,
  SuppressionReason,
} from "@heard/db/schema/contacts";
import { languageCode, languageTag } from "../catalogue/languages.ts";
import { isStorable, isVisible } from "../look.ts";

/** So many fields an organisation declares at most: what is known of people stays something that a person can look over. */
export const mostContactFields = 30;
export const mostPurposes = 10;
/** The purpose that every organisation begins with. */
export const defaultPurposeKey = "surveys";
/** An address that three letters in a row could not be delivered to is left alone. */
export const softBouncesToStop = 3;
const longestAttribute = 200;

export const contactFieldKinds = ["text", "number", "date"] as const satisfies readonly ContactFieldKind[];
export const purposeRules = ["unlessWithdrawn", "whenGiven"] as const satisfies readonly PurposeRule[];
/** Why nothing is sent to an address, in the order in which they are offered. */
export const suppressionReasons = [
  "unsubscribed",
  "bounced",
  "complained",
  "imported",
  "manual",
  "erased",
] as const satisfies readonly SuppressionReason[];

/** An address in the form that two spellings of one address share, and as it was given. */
export type Address = { kind: AddressKind; typed: string; address: string };

const longestEmail = 254;
const localPart = /^[^\s\p{Cc}\p{Cs}@"(),:;<>[\]\\]+$/u;
const domainName =
  /^(?=.{1,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

/**
 * An e-mail address as it is compared: without white space around it, full-width signs made plain, in lower case, the domain as DNS spells it. What
 * stands before the @ is otherwise left as it is: only its provider knows whether dots or a plus sign make another mailbox. `null` for what is none.
 *
 * @example
 * normaliseEmail(" Ada@Example.ORG ") // => "ada@example.org"
 */
export function normaliseEmail(text: string): string | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const at = plain.lastIndexOf("@");
  const [local, domain] = [plain.slice(0, at), plain.slice(at + 1)];
  if (at < 1 || plain.length > longestEmail || local.length > 64 || !localPart.test(local)) return null;
  if (local.startsWith(".") || local.endsWith(".") || local.includes("..") || !domainName.test(domain)) return null;
  return `${local}@${asciiDomain(domain)}`;
}

function asciiDomain(domain: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  if (/^[\x00-\x7f]*$/.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

/** What people write around the digits of a number. */
const phoneSigns = /[\s().\-–—/·]/g;

/**
 * A phone number as E.164. A number without a plus sign needs the calling code of the country that it was written in; one leading zero is then the
 * trunk prefix. `null` for what is none.
 *
 * @example
 * normalisePhone("0912 345 678", "886") // => "+886912345678"
 */
export function normalisePhone(text: string, callingCode: string | null = null): string | null {
  const plain = text.normalize("NFKC").replace(/\(0\)/g, "").replace(phoneSigns, "").replace(/^tel:/i, "");
  const international = plain.startsWith("+") ? plain.slice(1) : plain.startsWith("00") ? plain.slice(2) : null;
  const digits = international ?? (callingCode === null ? "" : `${callingCode}${plain.replace(/^0/, "")}`);
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}

/** An address of either kind from one text, as a list of addresses has it. */
export function normaliseAddress(text: string, callingCode: string | null = null): Omit<Address, "typed"> | null {
  if (/[@＠]/.test(text)) {
    const email = normaliseEmail(text);
    return email === null ? null : { kind: "email", address: email };
  }
  const phone = normalisePhone(text, callingCode);
  return phone === null ? null : { kind: "phone", address: phone };
}

/** What responses of this contact carry as their customer. One that the organisation has no key for is known by its id. */
export const customerKeyOf = ({ key, id }: { key: string | null; id: string }): string => key ?? id;

/** The language of a contact as responses have it: regions folded away, Chinese by its script. `null` for what is no language. */
export function contactLanguage(text: string): string | null {
  const code = languageCode(text);
  return code === null || code === 0 ? null : languageTag(code);
}

/** A value of a declared field, or `null` for what is none of its kind. */
export function attributeOf(kind: ContactFieldKind, value: unknown): string | number | null {
  switch (kind) {
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) ? number : null;
    }
    case "date":
      return typeof value === "string" && isCalendarDay(value) ? value : null;
    case "text": {
      if (typeof value === "number" && Number.isFinite(value)) return String(value);
      const text = typeof value === "string" ? value.trim() : "";
      return text.length <= longestAttribute && isVisible(text) && isStorable(text) ? text : null;
    }
  }
}

/** What a field of this kind takes, in the words of errors. */
export const attributeExpected = {
  number: "a number",
  date: "a date such as 2026-11-02",
  text: `at most ${longestAttribute} characters`,
} as const satisfies Record<ContactFieldKind, string>;

function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Attributes after a change: an absent field stays, `null` takes it away. */
export function changedAttributes(
  before: ContactAttributes,
  change: Readonly<Record<string, string | number | null>>,
): ContactAttributes {
  const merged = Object.entries({ ...before, ...change });
  return Object.fromEntries(merged.filter((pair): pair is [string, string | number] => pair[1] !== null));
}

/**
 * Enough of a name, key or address to tell two apart in a list, and not enough to know the person by: for members without the grant to see customers.
 *
 * @example
 * masked("ada@example.org") // => "a…@…"
 */
export function masked(text: string | null): string | null {
  if (text === null) return null;
  const [first = ""] = text;
  return text.includes("@") ? `${first}…@…` : `${first}…`;
}

/** What can be done with a contact in each state. */
export const contactCan = {
  edit: (state: ContactState) => state === "active",
  erase: (state: ContactState) => state === "active",
} as const;
