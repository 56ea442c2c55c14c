import {
  AMOUNT_UNITS,
  AMOUNT_WORDS,
  anyOf,
  BUSINESS_WORDS,
  BUSINESS_WORDS_ENGLISH,
  BUSINESS_WORDS_NUMBERED,
} from "./cues.ts";
import { isAlphanumeric, isDigit, type Scan, textAfter, textBefore } from "./scan.ts";

/** Latin words that are written onto a number without a space: tel13812345678. */
const CUE_WORD = /(?:^|[^A-Za-z])(?:tel|phone|mobile|mob|cell|call|ph|hp|whatsapp|wechat|weixin|wx|vx|v|qq|is|at|no)$/i;

/** The start of a hyphenated code; up to three digits are a room or a list's own number, and the phone follows. */
const CODE_BEFORE = /(?:^|\D)\d{4,6}-$/;

/** A number that is a step of a web address names a page. */
const PATH_BEFORE = /(?:https?:\/\/|www\.)[!-~]{1,160}\/$/i;

/** Whether a number stands alone: not a part of a longer number, word, decimal or hyphenated code. */
export function standsAlone(scan: Scan, start: number, end: number): boolean {
  return isOpenBefore(scan, start) && isOpenAfter(scan, end);
}

function isOpenBefore({ text }: Scan, start: number): boolean {
  const previous = text.charCodeAt(start - 1);
  if (isDigit(previous)) return false;
  const before = text.slice(Math.max(0, start - 16), start);
  if (isAlphanumeric(previous) && !CUE_WORD.test(before)) return false;
  if (text[start - 1] === "/" && PATH_BEFORE.test(text.slice(Math.max(0, start - 180), start))) return false;
  return !CODE_BEFORE.test(before) && !/\d\.$/.test(before);
}

/** Whether a number ends where it ends; all there is to ask of one that starts with a bracket or a plus sign. */
export function isOpenAfter({ text }: Scan, end: number): boolean {
  return !isAlphanumeric(text.charCodeAt(end));
}

const AMOUNT_BEFORE = new RegExp(`${anyOf(AMOUNT_WORDS)} ?:? ?$`, "i");
const AMOUNT_AFTER = new RegExp(`^ ?${anyOf(AMOUNT_UNITS)}`, "i");

/** Whether a number is money or a share by what stands beside it. */
export function isAmount(scan: Scan, start: number, end: number): boolean {
  return AMOUNT_BEFORE.test(textBefore(scan, start, 8)) || AMOUNT_AFTER.test(textAfter(scan, end, 8));
}

/** A word for a business number, right before the number itself or the code that it ends. */
const BUSINESS_NUMBER = new RegExp(
  `(?:(?:${anyOf(BUSINESS_WORDS)}|${anyOf(BUSINESS_WORDS_NUMBERED)}[单單编編]?[号號码碼])(?:号码|號碼|[号號码碼]|编号|編號)?|` +
    `(?:^|[^a-z])${anyOf(BUSINESS_WORDS_ENGLISH)}(?: (?:id|no\\.?|number|num|code))?)` +
    "(?: ?(?:是|为|為|is|was|[:#.]))?[ #:]{0,2}(?:[A-Za-z0-9]{1,24}-){0,3}$",
  "i",
);

/** Whether the writer names the number as an order's, a parcel's, a product's or the like. */
export function isBusinessNumber(scan: Scan, start: number): boolean {
  return BUSINESS_NUMBER.test(textBefore(scan, start, 48));
}

/** A date written as eight digits. */
export function isCompactDate(digits: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
}
