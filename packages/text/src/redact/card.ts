import { isAmount, isBusinessNumber, standsAlone } from "./borders.ts";
import { passesLuhn } from "./checksums.ts";
import { anyOf, CARD_WORDS } from "./cues.ts";
import type { Finding } from "./kinds.ts";
import { type NumberWindow, type Scan, textBefore } from "./scan.ts";

/** First digits that issuers of each length use; keeps barcodes, timestamps and parcel numbers out. */
const ISSUER = /^(?:4\d{12}|3[0689]\d{12}|3[47]\d{13}|(?:2[2-7]|3[0-9]|4|5|6|95)\d{14,18})$/;

/** Four digits and more, then parts of three or more, as cards are embossed; 8-8 would be two phone numbers. */
const SHAPE = /^(?:\d{2}|[4-9](?:-(?:\d{2}|[3-9])){1,4}(?:-[1-9])?)$/;

const CARD_CUE = new RegExp(`${anyOf(CARD_WORDS)}[^\\d⟦⟧。]{0,12}$`, "i");

/**
 * Bank card numbers: 13 to 19 digits that pass Luhn's check and start as cards do, or that the writer calls a card or
 * bank account (an account need not pass the check, and a mistyped card is still a card).
 */
export function findCard(scan: Scan, window: NumberWindow): Finding | null {
  const { start, end, digits, shape } = window;
  if (digits.length < 13 || !SHAPE.test(shape)) return null;
  const named = () => CARD_CUE.test(textBefore(scan, start, 28));
  const byForm = ISSUER.test(digits) && shape !== "8-8" && passesLuhn(digits) && !isBusinessNumber(scan, start);
  if ((!byForm && !named()) || !standsAlone(scan, start, end) || isAmount(scan, start, end)) return null;
  return { start, end, kind: "card" };
}
