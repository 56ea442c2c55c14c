import { isAmount, isBusinessNumber, isCompactDate, isOpenAfter, standsAlone } from "./borders.ts";
import { anyOf, OTHER_MATTERS, PHONE_WORDS, PHONE_WORDS_AFTER, PHONE_WORDS_ENGLISH } from "./cues.ts";
import type { Finding } from "./kinds.ts";
import {
  COUNTRY_CODE,
  MAINLAND_HOTLINE,
  NATIONAL_LENGTHS,
  PHONE_PLANS,
  type PhonePlan,
  TOLL_FREE,
} from "./phone-plans.ts";
import { isAlphanumeric, type NumberWindow, type Scan, textAfter, textBefore } from "./scan.ts";

const PLANS_BY_SHAPE: ReadonlyMap<string, readonly PhonePlan[]> = new Map(
  Object.entries(
    Object.groupBy(
      PHONE_PLANS.flatMap((plan) => plan.shapes.map((shape) => ({ shape, plan }))),
      ({ shape }) => shape,
    ),
  ).map(([shape, entries = []]) => [shape, entries.map(({ plan }) => plan)]),
);

const CUE = new RegExp(`${anyOf(PHONE_WORDS)}|(?<![a-z])${anyOf(PHONE_WORDS_ENGLISH)}(?![a-z])`, "gi");
/** What may stand between a cue and its number: the rest of a phrase, within one sentence. */
const PHRASE = /^[^\d!?。！？\n⟦⟧]{0,16}$/;
const OTHER_MATTER = new RegExp(anyOf(OTHER_MATTERS), "i");

/** What may stand between a cue and a number that has nothing else to speak for it. */
const CLOSE = /^ ?(?:号码?|號碼?|number|no\.?)? ?(?:是|为|為|is|at|on)? ?:? ?$/i;

const CUE_AFTER = new RegExp(`^ ?[,(]? ?[是係]?(?:我|本人|佢|他|她)?[的嘅]? ?${anyOf(PHONE_WORDS_AFTER)}`, "i");

const EXTENSION = /^ ?(?:转|轉|分机号?|分機號?|内线|內線|ext\.?|extension|#|-|x) ?:? ?\d{1,6}(?![A-Za-z0-9-])/i;

/** Phone and fax numbers: those of {@link PHONE_PLANS} and all that start with + and a country code. */
export function findPhone(scan: Scan, window: NumberWindow): Finding | null {
  const plus = startWithPlus(scan, window);
  const known = plus === null && fitsPlan(scan, window);
  if ((plus === null && !known) || isHotline(window, plus !== null)) return null;
  const start = plus ?? startWithBracket(scan, window);
  const extension = EXTENSION.exec(textAfter(scan, window.end, 16))?.[0] ?? "";
  const end = window.end + extension.length;
  const whole = start === window.start ? standsAlone(scan, start, end) : isOpenAfter(scan, end);
  return whole && !isAmount(scan, start, end) ? { start, end, kind: "phone" } : null;
}

/** A leading 1 must stand apart to be North America's: 18663432509 in one piece is a mainland mobile. */
function isHotline({ digits, shape }: NumberWindow, plus: boolean): boolean {
  const national = plus || shape.startsWith("1-") ? digits.replace(/^(?:1|86)/, "") : digits;
  return MAINLAND_HOTLINE.test(national) || TOLL_FREE.test(national);
}

function fitsPlan(scan: Scan, window: NumberWindow): boolean {
  const plans = PLANS_BY_SHAPE.get(window.shape)?.filter(({ digits }) => digits.test(window.digits)) ?? [];
  if (plans.length === 0 || isBusinessNumber(scan, window.start) || !hasPlausibleGaps(scan, window)) return false;
  const parted = /[-.)‐–—]/.test(window.gaps);
  if (plans.some(({ needs }) => needs === undefined || (needs === "cueUnlessParted" && parted))) return true;
  return !isDateOrYears(window) && hasCue(scan, window);
}

function hasCue(scan: Scan, { start, end, digits }: NumberWindow): boolean {
  const before = textBefore(scan, start, 40);
  const cue = [...before.matchAll(CUE)].at(-1);
  const between = cue === undefined ? "" : before.slice(cue.index + cue[0].length);
  const named = cue !== undefined && PHRASE.test(between) && !OTHER_MATTER.test(between);
  if (digits.length === 7) return named && CLOSE.test(between);
  return named || CUE_AFTER.test(textAfter(scan, end, 16));
}

/** Brackets close what they open; one dot makes a decimal, three a network address. */
function hasPlausibleGaps({ text }: Scan, { start, gaps }: NumberWindow): boolean {
  if (gaps === "." || gaps === "...") return false;
  if (gaps.includes("(")) return gaps.includes(")");
  return !gaps.includes(")") || /\(\+?$/.test(text.slice(Math.max(0, start - 2), start));
}

function isDateOrYears({ digits, shape }: NumberWindow): boolean {
  return isCompactDate(digits) || (shape === "4-4" && /^(?:19|20)\d\d(?:19|20)\d\d$/.test(digits));
}

/** Where a number with + or 00 and a country code starts; `null` when this is none. */
function startWithPlus({ text }: Scan, { start, digits, shape }: NumberWindow): number | null {
  const sign = text[start - 1] === "+" ? start - 1 : text.slice(start - 2, start) === "+(" ? start - 2 : null;
  const international = sign === null && /^00[1-9]/.test(digits) && shape.includes("-") ? digits.slice(2) : digits;
  if (sign === null && international === digits) return null;
  const code = COUNTRY_CODE.exec(international)?.[0];
  if (code === undefined) return null;
  const [fewest, most] = NATIONAL_LENGTHS[code] ?? [6, 12];
  const nationalLength = international.length - code.length;
  if (nationalLength < fewest || nationalLength > most || international.length < 8) return null;
  const from = sign ?? start;
  const opened = text[from - 1] === "(" && text.slice(from, start + 8).includes(")") ? from - 1 : from;
  return isAlphanumeric(text.charCodeAt(opened - 1)) || text[opened - 1] === "+" ? null : opened;
}

/** Takes in the bracket that opens before an area code: (010) 6234 5678. */
function startWithBracket({ text }: Scan, { start, gaps }: NumberWindow): number {
  return gaps.includes(")") && !gaps.includes("(") && text[start - 1] === "(" ? start - 1 : start;
}
