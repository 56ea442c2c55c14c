import { isBusinessNumber, standsAlone } from "./borders.ts";
import { passesHongKongIdCheck, passesResidentIdCheck, passesTaiwanIdCheck } from "./checksums.ts";
import { anyOf, IDENTITY_WORDS } from "./cues.ts";
import type { Finding } from "./kinds.ts";
import { type NumberWindow, type Scan, textAfter, textBefore } from "./scan.ts";

const IDENTITY_CUE = new RegExp(`${anyOf(IDENTITY_WORDS)}[^\\d⟦⟧。]{0,12}$`, "i");
const SOCIAL_SECURITY_CUE = /(?:ssn|social security)[^\d⟦⟧]{0,16}$/i;

/** Provinces and the like of GB/T 2260; 9 starts the cards of foreign permanent residents. */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;

/**
 * Resident identity numbers of mainland China: 18 characters with region, birth date and check character
 * (GB 11643-1999), also where only the check character is wrong but the writer calls it an identity number; and the
 * 15 digits of cards issued before 1999, which have no check.
 */
export function findResidentId(scan: Scan, window: NumberWindow): Finding | null {
  const { start, digits, shape } = window;
  if (digits.length === 9) return shape === "3-2-4" ? findSocialSecurity(scan, window) : null;
  const check = digits.length === 17 ? /^[ -]?([Xx])/.exec(textAfter(scan, window.end, 2)) : null;
  const number = digits + (check?.[1] ?? "");
  const end = window.end + (check?.[0].length ?? 0);
  if (!REGION.test(number) || !standsAlone(scan, start, end)) return null;
  if (number.length === 18) {
    if (!isBirthDate(number.slice(6, 14))) return null;
    const named = () => IDENTITY_CUE.test(textBefore(scan, start, 24));
    return passesResidentIdCheck(number) || named() ? { start, end, kind: "id" } : null;
  }
  if (number.length !== 15 || !/^(?:15|6-6-3)$/.test(shape) || !isBirthDate(`19${number.slice(6, 12)}`)) return null;
  return isBusinessNumber(scan, start) ? null : { start, end, kind: "id" };
}

function findSocialSecurity(scan: Scan, { start, end }: NumberWindow): Finding | null {
  const named = SOCIAL_SECURITY_CUE.test(textBefore(scan, start, 36));
  return named && standsAlone(scan, start, end) ? { start, end, kind: "id" } : null;
}

function isBirthDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const lastDay = month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  return year >= 1900 && year < 2050 && day >= 1 && day <= lastDay;
}

const LETTERED =
  /(?<![A-Za-z0-9\-_/#])(?:(?<hongKong>[A-Za-z]{1,2} ?\d{6} ?-?(?:\((?<bracketed>[0-9Aa])\)|[0-9Aa]))|(?<taiwan>[A-Za-z][ -]?[1289A-Da-d]\d{8}))(?![A-Za-z0-9])/g;

/**
 * Identity numbers that start with letters: Hong Kong's, with its check digit usually in brackets, and Taiwan's. A
 * Hong Kong number without brackets looks like a product code, so it must have one capital letter or be called an
 * identity number.
 */
export function findLetteredIds(scan: Scan): Finding[] {
  const findings: Finding[] = [];
  for (const { 0: found, index: start, groups } of scan.text.matchAll(LETTERED)) {
    const number = found.replace(/[ ()-]/g, "");
    const plain = groups?.hongKong !== undefined && groups.bracketed === undefined;
    const valid = groups?.taiwan === undefined ? passesHongKongIdCheck(number) : passesTaiwanIdCheck(number);
    if (!valid || isBusinessNumber(scan, start)) continue;
    if (plain && !/^[A-Z]\d/.test(found) && !IDENTITY_CUE.test(textBefore(scan, start, 24))) continue;
    findings.push({ start, end: start + found.length, kind: "id" });
  }
  return findings;
}
