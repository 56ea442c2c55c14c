/**
 * How phone numbers are written, as data: which digits, in which parts, and what else must speak for a phone.
 *
 * `cue`: always · `cueUnlessParted`: only when the number has no hyphen, dot or bracket inside.
 */
export type PhonePlan = {
  readonly place: string;
  readonly digits: RegExp;
  readonly shapes: readonly string[];
  readonly needs?: "cue" | "cueUnlessParted";
};

const shapes = (list: string): readonly string[] => list.split(" ");

/** Numbering plans: MIIT (mainland), OFCA (Hong Kong), NCC (Taiwan), NANP, Ofcom (UK); shapes as people write them. */
export const PHONE_PLANS: readonly PhonePlan[] = [
  {
    place: "mainland mobile",
    digits: /^1[3-9]\d{9}$/,
    shapes: shapes(
      "11 3-4-4 3-8 7-4 3-3-5 4-3-4 3-5-3 4-4-3 5-6 6-5 3-4-2-2 3-2-2-4 3-2-4-2 3-2-3-3 3-3-3-2 3-2-2-2-2",
    ),
  },
  {
    place: "mainland mobile with country code",
    digits: /^(?:00)?861[3-9]\d{9}$/,
    shapes: shapes("13 2-11 2-3-4-4 2-3-8 2-7-4 2-3-3-5 2-4-3-4 5-4-4 5-8 15 4-11 4-3-4-4 4-3-8 4-7-4"),
  },
  {
    place: "mainland landline",
    digits: /^0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}$/,
    shapes: shapes("11 12 3-8 4-7 4-8 3-4-4 4-4-4 4-3-4 4-4-3"),
  },
  {
    place: "mainland landline with country code",
    digits: /^(?:00)?86(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}$/,
    shapes: shapes("2-2-8 2-3-8 2-3-7 2-2-4-4 2-3-4-4 2-3-3-4 4-2-8 4-3-8 4-3-7 4-2-4-4"),
  },
  { place: "Hong Kong, Macau, Singapore", digits: /^[2-9]\d{7}$/, shapes: shapes("8 4-4"), needs: "cue" },
  { place: "mainland landline without area code", digits: /^[2-8]\d{6}$/, shapes: shapes("7 3-4"), needs: "cue" },
  {
    place: "Hong Kong, Macau with country code",
    digits: /^(?:00)?85[23][2-9]\d{7}$/,
    shapes: shapes("3-8 3-4-4 5-8 5-4-4 7-4"),
  },
  { place: "the same in one piece", digits: /^(?:00)?85[23][2-9]\d{7}$/, shapes: shapes("11 13"), needs: "cue" },
  {
    place: "Taiwan mobile",
    digits: /^09\d{8}$/,
    shapes: shapes("10 4-3-3 4-6 7-3 4-2-4 4-4-2 3-3-4 3-7 4-2-2-2 2-4-4 2-8"),
  },
  { place: "Taiwan landline", digits: /^0[2-8]\d{7,8}$/, shapes: shapes("2-4-4 2-8 2-7 2-3-4 3-7 3-3-4 3-6") },
  { place: "the same in one piece", digits: /^0[2-8]\d{7,8}$/, shapes: shapes("9 10"), needs: "cue" },
  {
    place: "Taiwan with country code",
    digits: /^(?:00)?8860?(?:9\d{8}|[2-8]\d{7,8})$/,
    shapes: shapes("12 14 3-9 3-10 3-3-3-3 3-4-3-3 3-1-8 3-1-4-4 3-1-7 3-1-3-4 3-2-4-4 5-9 5-3-3-3"),
  },
  {
    place: "North America",
    digits: /^1?[2-9]\d{9}$/,
    shapes: shapes("3-3-4 1-3-3-4"),
    needs: "cueUnlessParted",
  },
  { place: "the same in one piece", digits: /^1?[2-9]\d{9}$/, shapes: shapes("10 3-7 6-4"), needs: "cue" },
  { place: "United Kingdom mobile", digits: /^07\d{9}$/, shapes: shapes("11 5-6 5-3-3 4-3-4 3-4-4 5-2-4 4-7") },
  { place: "United Kingdom landline", digits: /^0[12]\d{8,9}$/, shapes: shapes("3-4-4 4-3-4 5-6 5-3-3 5-5 3-8") },
  { place: "Japan, Korea", digits: /^0\d{9,10}$/, shapes: shapes("3-4-4 3-3-4 2-4-4"), needs: "cueUnlessParted" },
  { place: "France, in pairs", digits: /^0[67]\d{8}$/, shapes: shapes("2-2-2-2-2") },
  {
    place: "elsewhere, with trunk prefix",
    digits: /^0\d{8,11}$/,
    shapes: shapes("9 10 11 12 2-7 3-6 3-7 4-5 4-6 4-7 5-5 2-2-2-2-2 3-3-3 3-3-4 4-3-3 2-4-3"),
    needs: "cue",
  },
];

/** Free and shared-cost lines belong to companies, and saying which hotline nobody answers is the point of a comment. */
export const MAINLAND_HOTLINE = /^[48]00\d{7}$/;
export const TOLL_FREE = /^8(?:00|33|44|55|66|77|88)\d{7}$/;

/** Digits after the country code, fewest and most, of the numbers met most; others have 6 to 12. */
export const NATIONAL_LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  "1": [10, 10],
  "7": [10, 10],
  "33": [9, 10],
  "44": [9, 11],
  "49": [6, 12],
  "60": [8, 10],
  "61": [9, 10],
  "65": [8, 8],
  "66": [8, 10],
  "81": [9, 11],
  "82": [8, 11],
  "84": [9, 10],
  "86": [10, 12],
  "91": [10, 10],
  "852": [8, 8],
  "853": [8, 8],
  "886": [8, 10],
};

/** Country codes of ITU-T E.164: one, two or three digits. */
export const COUNTRY_CODE =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-689]\d|3[578]\d|42\d|5[09]\d|6[789]\d|8[05789]\d|9[679]\d)/;
