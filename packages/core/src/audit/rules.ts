import type { LocalisedText } from "@heard/db/schema/columns";
import type { Locale } from "@heard/messages";
import type { AuditItem } from "./queries.ts";

/** What the log is said with: the texts of one language, and how numbers, lists and instants are written where it is read. */
export type AuditLanguage = {
  locale: Locale;
  // Verbs, kinds, fields and values come from the log at run time, so they cannot be checked by type.
  texts: { (key: string, params?: Record<string, string>): string; has: (key: string) => boolean };
  format: {
    count: (value: number) => string;
    list: (items: string[]) => string;
    instant: (at: Date) => string;
  };
};

/** One field of an entry: its name, what it was and what it is. Both are `null` where a field is named only. */
export type ChangeLine = { name: string; before: string | null; after: string | null };

export type AuditWords = {
  actor: (actor: AuditItem["actor"]) => string;
  verb: (verb: string) => string;
  subject: (kind: string) => string;
  /** What changed, from what to what; fields that hold something personal are named only. */
  change: (item: Pick<AuditItem, "fields" | "before" | "after">) => ChangeLine[];
};

/** Where the words of a field's values stand, most of them beside what they are words of. */
const valueWords: Record<string, readonly string[]> = {
  basis: ["targets.basis"],
  comparison: ["audit.values.comparison"],
  direction: ["common.directions"],
  event: ["distribution.events"],
  handling: ["alerts.handlings"],
  headlineMethod: ["metricRegistry.methods"],
  kind: ["metricRegistry.kinds", "audit.values.kind", "annotations.kinds", "targets.basis"],
  locale: ["common.languages"],
  method: ["metricRegistry.methods"],
  mode: ["audit.values.mode"],
  object: ["metricRegistry.objects"],
  reason: ["cases.causes"],
  roles: ["common.roles"],
  scope: ["common.scopes"],
  scopes: ["apiKeys.scopes"],
  screen: ["audit.values.screen"],
  state: ["audit.values.state"],
  tone: ["audit.values.tone"],
  verdict: ["common.verdicts"],
};
const instants = ["expiresAt", "revokedAt"];
const languages = ["en", "zh-Hans", "zh-Hant"] as const;

/** The log in the reader's language, on screen and in a file. It is older than any version of the product: what has no words any more keeps its code. */
export function auditWords(language: AuditLanguage): AuditWords {
  const { texts } = language;
  const say = (key: string, code: string) => (texts.has(key) ? texts(key) : code);
  return {
    actor: ({ kind, id, name }) => (kind === "member" && name ? name : texts(`audit.actors.${kind}`, { id })),
    // A filter may name the beginning of a verb only, where the texts hold no words but more verbs.
    verb: (verb) => (verb.includes(".") ? say(`audit.verbs.${verb}`, verb) : verb),
    subject: (kind) => say(`audit.subjects.${kind}`, kind),
    change: ({ fields, before, after }) =>
      [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...fields])].map((field) => ({
        name: fieldName(language, field),
        before: before && field in before ? valueText(language, field, before[field], after?.[field]) : null,
        after: after && field in after ? valueText(language, field, after[field], before?.[field]) : null,
      })),
  };
}

/** "East → West", or the one side that there is. */
export function changeText({ before, after }: Omit<ChangeLine, "name">): string {
  return [before, after].filter((value) => value !== null).join(" → ");
}

function fieldName({ texts }: AuditLanguage, field: string): string {
  const [, word = field, item = ""] = /^(score|comment) (.+)$/.exec(field) ?? [];
  return texts.has(`audit.fieldNames.${word}`) ? texts(`audit.fieldNames.${word}`, { item }) : field;
}

function valueText(language: AuditLanguage, field: string, value: unknown, other: unknown): string {
  const { texts, format } = language;
  if (value === null || value === "") return texts("audit.values.none");
  if (typeof value === "boolean") return texts(value ? "audit.values.yes" : "audit.values.no");
  if (typeof value === "number") return format.count(value);
  if (Array.isArray(value))
    return value.length === 0
      ? texts("audit.values.none")
      : format.list(value.map((one) => valueText(language, field, isSpan(one) ? one : String(one), null)));
  if (isSpan(value)) return `${value.from}–${value.to}`;
  if (isLocalised(value)) return inLanguages(language, value, other);
  if (typeof value === "object") return inParts(language, value);
  if (typeof value !== "string") return String(value);
  if (instants.includes(field)) return format.instant(new Date(value));
  const key = valueWords[field]?.map((path) => `${path}.${value}`).find((path) => texts.has(path));
  return key ? texts(key) : value;
}

/** What has parts of its own, such as the condition of a rule: each part by its name. */
function inParts(language: AuditLanguage, value: object): string {
  return Object.entries(value)
    .map(([field, part]) => `${fieldName(language, field)} ${valueText(language, field, part, null)}`)
    .join(" · ");
}

/** Hours of a weekday, or days of a period. */
function isSpan(value: unknown): value is { from: string; to: string } {
  return typeof value === "object" && value !== null && "from" in value && "to" in value;
}

function isLocalised(value: unknown): value is LocalisedText {
  return typeof value === "object" && value !== null && "en" in value && typeof value.en === "string";
}

/** A text in the reader's language. Where that is the same on both sides, those in which it changed. */
function inLanguages({ locale, texts }: AuditLanguage, text: LocalisedText, other: unknown): string {
  const own = (one: LocalisedText) => one[locale] ?? one.en;
  if (!isLocalised(other) || own(text) !== own(other)) return own(text);
  const changed = languages.filter((language) => text[language] !== other[language]);
  if (changed.length === 0) return own(text);
  return changed.map((language) => `${texts(`common.languages.${language}`)} ${text[language] ?? "–"}`).join(" · ");
}
