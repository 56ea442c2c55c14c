import { anyOf, PLATE_WORDS } from "./cues.ts";
import type { Finding } from "./kinds.ts";
import type { Scan } from "./scan.ts";

/** Mainland plates: province, office letter, five characters or six for new energy, special endings (GA 36). */
const MAINLAND =
  /(?<before>.?)(?<plate>[京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊][A-HJ-NP-Z][·• -]?(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[学學警港澳挂使领領]))(?![A-Za-z0-9])/gu;

/** 新, 贵 and their like are also everyday words: 全新A12345 is a model. */
const WORD_BEFORE = /[全最更崭嶄翻创創太很好真死不乌烏安西海四]/u;

const NAMED = new RegExp(
  `${anyOf(PLATE_WORDS)}(?: ?(?:[号號]码?碼?|number|no))?\\.?(?: ?(?:是|为|為|is|:))? ?(?<plate>[A-Z0-9]{1,4}[- ]?[A-Z0-9]{2,5})(?![A-Za-z0-9])`,
  "gi",
);

/** Vehicle plates: mainland ones by their form, others (Taiwan, Hong Kong, abroad) where the writer names them. */
export function findPlates({ text }: Scan): Finding[] {
  const byForm = [...text.matchAll(MAINLAND)].filter(({ groups }) => {
    const digits = groups?.plate?.replace(/\D/g, "").length ?? 0;
    return digits >= 3 && !WORD_BEFORE.test(groups?.before ?? "");
  });
  const named = [...text.matchAll(NAMED)].filter(({ groups }) => looksLikePlate(groups?.plate ?? ""));
  return [...byForm, ...named].map(({ 0: found, index, groups }) => ({
    start: index + found.length - (groups?.plate?.length ?? 0),
    end: index + found.length,
    kind: "plate",
  }));
}

/** Capitals and digits, both; in a sentence the word after “plate” is neither. */
function looksLikePlate(text: string): boolean {
  return text.length >= 5 && /\d/.test(text) && /[A-Z]/.test(text) && !/[a-z]/.test(text);
}
