import type { Finding } from "./kinds.ts";
import { type Scan, textBefore } from "./scan.ts";

/** Chinese numerals as people spell a number out, digit by digit; 幺 is how one is read aloud. */
const VALUE_OF = new Map(
  ["0〇零○", "1一壹幺", "2二贰貳", "3三叁參", "4四肆", "5五伍", "6六陆陸", "7七柒", "8八捌", "9九玖"].flatMap(
    (row, value) => [...row].map((numeral) => [numeral, value] as const),
  ),
);

const MOBILE = /^(?:86)?1[3-9]\d{9}$/;
const LONGEST_RUN = 40;
const CUE = /(?:电话|電話|手机|手機|联系|聯絡|微信|加我|phone|mobile|call|tel|number)[^\d⟦⟧]{0,12}$/i;

/**
 * Mainland mobile numbers in a disguise: Chinese numerals (一三八零零…), mixed with digits or not, or digits set apart
 * one by one. Digits alone need a word for phone before them, since a row of scores looks the same.
 */
export function findNumeralPhones(scan: Scan): Finding[] {
  return spelledRuns(scan.text)
    .filter(({ digits }) => MOBILE.test(digits))
    .filter(({ spelled, start }) => spelled || CUE.test(textBefore(scan, start, 24)))
    .map(({ start, end }) => ({ start, end, kind: "phone" }));
}

type SpelledRun = { start: number; end: number; digits: string; spelled: boolean; longest: number };

/** Maximal runs of digits and numerals, with at most one space or hyphen between two of them. */
function spelledRuns(text: string): SpelledRun[] {
  const runs: SpelledRun[] = [];
  let run: SpelledRun | null = null;
  for (let at = 0; at < text.length; at++) {
    const value = VALUE_OF.get(text.charAt(at));
    if (value === undefined) continue;
    const gap: number = run === null ? 0 : at - run.end;
    const follows = run !== null && (gap === 0 || (gap === 1 && /[ -]/.test(text.charAt(at - 1))));
    if (run === null || !follows) {
      run = { start: at, end: at, digits: "", spelled: false, longest: 0 };
      runs.push(run);
    }
    run.longest = run.end === at ? run.longest + 1 : Math.max(run.longest, 1);
    run.end = at + 1;
    if (run.digits.length < LONGEST_RUN) run.digits += value;
    run.spelled ||= text.charCodeAt(at) > 0x7f;
  }
  return runs.filter(({ spelled, longest }) => spelled || longest === 1);
}
