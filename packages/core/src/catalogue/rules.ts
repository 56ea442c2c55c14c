import type { LocalisedText } from "@heard/db/schema/columns";
import type { ScaleDirection } from "@heard/db/schema/metrics";
import { DomainError, invalidInput } from "../errors.ts";
import { lookOf } from "../look.ts";

/** Words that begin a path of the product and can therefore be no organisation's key. */
export const reservedKeys = [
  "account",
  "api",
  "exports",
  "files",
  "forgot-password",
  "healthz",
  "invitations",
  "metrics",
  "notices",
  "opened",
  "organisations",
  "readyz",
  "s",
  "set-up",
  "share",
  "sign-in",
  "sign-out",
  "reset-password",
  "switch",
  "unsubscribe",
  "admin",
  "heard",
] as const;

/**
 * What a file, a URL or the API calls a thing by: kebab-case, fixed once used. Records are read by keys, and every object has the two names that are
 * left out already: what carries records to the screen refuses them whole.
 */
export const keyPattern = /^(?!(?:constructor|prototype)$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** The same in words. */
export const keyRule = "lower-case letters, digits and single hyphens";
export const longestKey = 60;
export const mostSegmentValues = 200;

/** How an answer was collected: a closed list, so that modes can be told apart for ever. The number is what rows store; never renumber. */
export const modeCodes = {
  email: 1,
  email_inline: 2,
  sms: 3,
  link: 4,
  qr: 5,
  embed: 6,
  kiosk: 7,
  agent: 8,
  api: 9,
  import: 10,
} as const;
export type Mode = keyof typeof modeCodes;
export const modes = Object.keys(modeCodes) as Mode[];

const byCode = new Map(modes.map((mode) => [modeCodes[mode] as number, mode]));

/** The mode of a stored code. */
export function modeOf(code: number): Mode {
  const mode = byCode.get(code);
  if (!mode) throw new RangeError(`${code} is not the code of a mode of collection`);
  return mode;
}

export type ScaleShape = { min: number; max: number; direction: ScaleDirection };

/**
 * A key made from a name: lower case, Latin letters and digits, hyphens between. Han and other scripts cannot be spelt in a key, so a name
 * without Latin letters gives "" and the caller numbers it; so does one whose key could be none.
 */
export function keyFromName(name: string): string {
  const plain = name.normalize("NFKD").replace(/[̀-ͯ]/g, "").toLowerCase();
  const key = plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|(?<!-)-+$/g, "")
    .slice(0, longestKey)
    .replace(/(?<!-)-+$/, "");
  return keyPattern.test(key) ? key : "";
}

/**
 * A score scale has 2 to 11 whole points, and NPS exists on 0–10 only, where more is better.
 * @throws DomainError invalid_input `scale_not_allowed` or `nps_scale`
 */
export function assertScaleAllowed(kind: string, { min, max, direction }: ScaleShape): void {
  const points = max - min + 1;
  if (!Number.isInteger(min) || !Number.isInteger(max) || points < 2 || points > 11)
    throw invalidInput("scale_not_allowed", { min, max });
  if (kind === "nps" && (min !== 0 || max !== 10 || direction !== "higherIsBetter"))
    throw invalidInput("nps_scale", { min, max });
}

/** Whether two scales are the same ruler: what may be one measure. */
export function sameScale(a: ScaleShape, b: ScaleShape): boolean {
  return a.min === b.min && a.max === b.max && a.direction === b.direction;
}

/**
 * Two things of a list that look the same in some language of its readers cannot be told apart. What keeps its look keeps it, whatever stood there.
 * @throws DomainError conflict `name_taken`
 */
export function assertNameFree<Named extends { name: LocalisedText }>(
  name: LocalisedText,
  list: Iterable<Named>,
  renamed?: Named,
): void {
  const changed = languages.filter((one) => !renamed || look(one, name) !== look(one, renamed.name));
  for (const other of list) {
    if (other === renamed) continue;
    const language = changed.find((one) => look(one, name) === look(one, other.name));
    if (language)
      throw new DomainError("conflict", "name_taken", {
        name: shownIn(language, name),
        other: shownIn(language, other.name),
      });
  }
}

const languages = ["en", "zh-Hans", "zh-Hant"] as const;
type Language = (typeof languages)[number];
const shownIn = (language: Language, name: LocalisedText) => name[language] || name.en;
const look = (language: Language, name: LocalisedText) => lookOf(shownIn(language, name));

/** A list with one of its things at another place, counted without it; beyond the end is the end. */
export function movedTo<T>(list: readonly T[], thing: T, to: number): T[] {
  const rest = list.filter((one) => one !== thing);
  return [...rest.slice(0, to), thing, ...rest.slice(to)];
}
