import {
  anyOf,
  NAME_WORDS,
  NAME_WORDS_ENGLISH,
  SURNAMES,
  WORDS_ENDING_LIKE_SURNAMES,
  WORDS_LIKE_NAMES,
} from "./cues.ts";
import type { Finding } from "./kinds.ts";
import type { Scan } from "./scan.ts";

/** No surname where it ends a word: 任何老师, 二十分钟师傅才到, 对方经理. */
const HALF_OF_A_WORD = `(?!${[...Map.groupBy(WORDS_ENDING_LIKE_SURNAMES.split(", "), (word) => word.slice(-1))]
  .map(([end, words]) => `(?<=[${words.map((word) => word.slice(0, -1)).join("")}])${end}`)
  .join("|")})`;
/** 康师傅 makes noodles. */
const BRANDS = "(?!康[师師]傅)";
const surname = `${HALF_OF_A_WORD}(?!${anyOf(WORDS_LIKE_NAMES)})${BRANDS}${anyOf(SURNAMES)}`;
/** A character of a given name; those that join words are none. */
const given = "(?:(?!先生|女士|小姐|太太)[^\\P{Script=Han}的那这這位个個和与與族])";

/** 我叫王小明，: the writer says a name, and something ends it. */
const SAID = new RegExp(
  `${anyOf(NAME_WORDS)}(?: ?(?:是|为|為|叫|:))? ?(?<name>${surname}${given}{1,2})(?=[^\\p{Script=Han}]|的|$)`,
  "gu",
);
const addresses = "先生|女士|小姐|太太";
/** 李女士, 王小明先生: a name before a form of address. */
const ADDRESSED = new RegExp(`(?<name>${surname}${given}{0,2})(?=${addresses})`, "gu");
const occupations = "经理|經理|师傅|師傅|老师|老師|医生|醫生|医师|醫師|主任|店长|店長|律师|律師|护士|護士";
/** 王师傅: an occupation follows the surname at once, for 高级经理 is nobody's name. */
const EMPLOYED = new RegExp(`(?<name>${surname})(?=${occupations})`, "gu");
/** Most comments have none of these words: looking for a surname at every character of them would cost more than all other rules. */
const SPOKEN_OF = new RegExp(`${addresses}|${occupations}`, "u");

const word = "[A-Z](?:[\\p{L}-]|['’](?!s(?![A-Za-z]))){1,20}";
const names = `(?<name>${word}(?: ${word}){0,2})`;
const SAID_ENGLISH = new RegExp(`(?<![A-Za-z])${anyOf(NAME_WORDS_ENGLISH)}:? ${names}`, "gu");
/** “Mr Lee”, but not what is sold under such a name. */
const ADDRESSED_ENGLISH = new RegExp(
  `(?<![A-Za-z])(?:Mr|Mrs|Ms|Mx|Dr|Prof)\\.? (?!Pepper|Marten|Oetker|Muscle|Right(?![A-Za-z]))${names}`,
  "gu",
);
/** A name under the last line: “Kind regards, Ann Lee”. */
const SIGNED = new RegExp(`(?:[Rr]egards|[Ss]incerely|[Ff]aithfully|[Cc]heers)[,.]?\\s{1,3}${names}[.\\s]?$`, "gu");

/**
 * Names of people, where words around them give them away: who says their own, and who is addressed by one. A first name alone, a nickname and a
 * name that only knowledge of the world tells from a word stay.
 */
export function findNames({ text }: Scan): Finding[] {
  const spokenOf = SPOKEN_OF.test(text) ? [ADDRESSED, EMPLOYED] : [];
  const patterns = [SAID, ...spokenOf, SAID_ENGLISH, ADDRESSED_ENGLISH, SIGNED];
  const matches = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  return matches.map(({ 0: found, index, groups }) => {
    const name = groups?.name ?? "";
    const start = index + found.lastIndexOf(name);
    return { start, end: start + name.length, kind: "name" };
  });
}
