import { passesIbanCheck } from "./checksums.ts";
import type { Finding } from "./kinds.ts";
import { isAlphanumeric, type Scan } from "./scan.ts";

/** Length of an IBAN by country (SWIFT IBAN Registry). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  "AD24 AE23 AT20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VG24 XK20"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const HEAD = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}/gi;

/** International bank account numbers, in one piece or in fours, that pass their check digits. */
export function findIbans({ text }: Scan): Finding[] {
  const findings: Finding[] = [];
  for (const { 0: head, index: start } of text.matchAll(HEAD)) {
    const length = LENGTHS[head.slice(0, 2).toUpperCase()];
    if (length === undefined) continue;
    let iban = "";
    let end = start;
    for (; iban.length < length; end++) {
      if (isAlphanumeric(text.charCodeAt(end))) iban += text.charAt(end);
      else if (!/[ -]/.test(text.charAt(end)) || !isAlphanumeric(text.charCodeAt(end - 1))) break;
    }
    const complete = iban.length === length && !isAlphanumeric(text.charCodeAt(end));
    if (complete && passesIbanCheck(iban)) findings.push({ start, end, kind: "iban" });
  }
  return findings;
}
