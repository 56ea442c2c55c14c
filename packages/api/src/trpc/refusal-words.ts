import { type ErrorParams, type ErrorReason, filledIn } from "@heard/core/errors";
import type { Locale } from "@heard/messages";
import { audit as englishAudit } from "@heard/messages/en/audit";
import { refusals as english } from "@heard/messages/en/refusals";
import { audit as simplifiedAudit } from "@heard/messages/zh-Hans/audit";
import { refusals as simplified } from "@heard/messages/zh-Hans/refusals";
import { audit as traditionalAudit } from "@heard/messages/zh-Hant/audit";
import { refusals as traditional } from "@heard/messages/zh-Hant/refusals";

type Words = Readonly<Record<"things" | "states" | "fields", Readonly<Record<string, string>>>> & {
  places: Readonly<Record<"named" | "line" | "in" | "joint", string>>;
};
/** A field has the name that the audit log has for it, unless forms call it otherwise. */
const wordsOf: Readonly<Record<Locale, Words>> = {
  en: { ...english, fields: { ...englishAudit.fieldNames, ...english.fields } },
  "zh-Hans": { ...simplified, fields: { ...simplifiedAudit.fieldNames, ...simplified.fields } },
  "zh-Hant": { ...traditional, fields: { ...traditionalAudit.fieldNames, ...traditional.fields } },
};

/** Fields that nobody fills in: a screen sends them along, and a refusal says nothing of them. */
const unspoken = /Ids?$|Seen$|^(?:as|askedId|cursor|edit|id|limit|newest|revision|seen|token|which)$/;
/** Things whose number people know them by; all others have numbers that only the database knows. */
const numbered = /^(?:case|version|step|(?:[a-z]+ of )?improvement plan)$/;
const internal = /^(?:\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Whether a field has a name that is said, or is one that nobody fills in: every field of every input is one of them. */
export const isSpokenOf = (field: string): boolean => unspoken.test(field) || Object.hasOwn(wordsOf.en.fields, field);

/** Nobody can make anything of the number that the database has for a thing. */
export function knownReason(reason: ErrorReason, { what, id }: ErrorParams): ErrorReason {
  return reason === "not_found" && !numbered.test(String(what)) && internal.test(String(id)) ? "thing_gone" : reason;
}

/** The params of a refusal, with the thing and the state that it names in the reader's language. */
export function sayParams(params: ErrorParams, locale: Locale): ErrorParams {
  const { what, state } = params;
  return {
    ...params,
    ...(typeof what === "string" ? { what: sayThing(what, wordsOf[locale]) } : {}),
    ...(typeof state === "string" ? { state: wordsOf[locale].states[state] ?? state } : {}),
  };
}

function sayThing(what: string, { things, places }: Words): string {
  const thing = Object.keys(things)
    .filter((one) => what === one || what.startsWith(`${one} `))
    .toSorted((a, b) => b.length - a.length)[0];
  if (thing === undefined) return what;
  const [word = thing, name] = [things[thing], what.slice(thing.length + 1)];
  if (name === "" || (internal.test(name) && !numbered.test(thing))) return word;
  return filledIn(places.named, { thing: word, name }).replace("： ", "：");
}

/**
 * The place in an input as a reader calls it: the field, the line of a list and the part of the line. A field that only holds others is not named.
 * `null` where it is nothing that somebody fills in.
 */
export function sayPath(path: readonly PropertyKey[], locale: Locale): { field: string } | null {
  const { fields, places } = wordsOf[locale];
  const said: { text: string; isWhole: boolean }[] = [];
  const last = path.findLast((step) => typeof step === "string");
  if (last === undefined || unspoken.test(last)) return null;
  for (const step of path) {
    const word = typeof step === "string" && Object.hasOwn(fields, step) ? fields[step] : undefined;
    const holder = said.at(-1);
    if (word !== undefined) {
      if (holder?.isWhole) said.pop();
      said.push({ text: filledIn(word, { item: "" }).trim(), isWhole: true });
    } else if (holder) {
      const part = typeof step === "number" ? filledIn(places.line, { line: step + 1 }) : String(step);
      said[said.length - 1] = { text: filledIn(places.in, { field: holder.text, part }), isWhole: false };
    }
  }
  const [first, ...rest] = said.map(({ text }) => text);
  if (first === undefined) return null;
  return { field: rest.reduce((joint, second) => filledIn(places.joint, { first: joint, second }), first) };
}
