import { isBusinessNumber, isCompactDate } from "./borders.ts";
import { anyOf, PASSPORT_WORDS } from "./cues.ts";
import type { Finding } from "./kinds.ts";
import type { Scan } from "./scan.ts";

const NAMED_NUMBER = new RegExp(
  `${anyOf(PASSPORT_WORDS)}[^\\d\\n⟦⟧。]{0,20}?(?<![A-Za-z])(?<number>[A-Za-z]{1,2} ?\\d{6,8}|\\d{7,9})(?![A-Za-z0-9])`,
  "gi",
);

/** Numbers that the writer calls a passport's or a travel permit's; they have no check digit to go by. */
export function findPassports(scan: Scan): Finding[] {
  return [...scan.text.matchAll(NAMED_NUMBER)]
    .map(({ 0: found, index, groups }) => {
      const number = groups?.number ?? "";
      return { number, start: index + found.length - number.length, end: index + found.length };
    })
    .filter(({ number, start }) => !isCompactDate(number) && !isBusinessNumber(scan, start))
    .map(({ start, end }) => ({ start, end, kind: "passport" as const }));
}
