import { normalName } from "../rows/names.ts";

/**
 * Answers in words, from the best end to the worst: what survey tools and people write on a scale of five (or two, three, seven) points. The first
 * word of each point is the usual one, the others are seen in exports.
 */
const ladders: readonly (readonly (readonly string[])[])[] = [
  [
    [
      "very satisfied",
      "extremely satisfied",
      "completely satisfied",
      "非常满意",
      "非常滿意",
      "很满意",
      "很滿意",
      "十分满意",
      "十分滿意",
    ],
    ["satisfied", "somewhat satisfied", "moderately satisfied", "满意", "滿意", "比较满意", "比較滿意", "较满意"],
    [
      "neutral",
      "neither",
      "neither satisfied nor dissatisfied",
      "neither satisfied or dissatisfied",
      "一般",
      "普通",
      "中立",
      "尚可",
      "說不上",
    ],
    [
      "dissatisfied",
      "somewhat dissatisfied",
      "unsatisfied",
      "不满意",
      "不滿意",
      "不太满意",
      "不太滿意",
      "比较不满意",
      "比較不滿意",
      "较不满意",
    ],
    [
      "very dissatisfied",
      "extremely dissatisfied",
      "very unsatisfied",
      "非常不满意",
      "非常不滿意",
      "很不满意",
      "很不滿意",
      "十分不满意",
    ],
  ],
  [
    ["very easy", "extremely easy", "非常容易", "很容易", "十分容易"],
    ["easy", "somewhat easy", "容易", "比较容易", "比較容易", "较容易"],
    ["neutral", "neither", "neither easy nor difficult", "一般", "普通", "中立"],
    ["difficult", "hard", "somewhat difficult", "困难", "困難", "比较困难", "比較困難", "不容易", "较困难"],
    ["very difficult", "very hard", "extremely difficult", "非常困难", "非常困難", "很困难", "很困難", "非常不容易"],
  ],
  [
    ["strongly agree", "completely agree", "非常同意", "完全同意", "十分同意"],
    ["agree", "somewhat agree", "同意", "比较同意", "比較同意"],
    ["neutral", "neither agree nor disagree", "neither", "undecided", "一般", "中立", "普通", "不确定", "不確定"],
    ["disagree", "somewhat disagree", "不同意", "不太同意", "比较不同意"],
    ["strongly disagree", "completely disagree", "非常不同意", "完全不同意", "十分不同意"],
  ],
  [
    ["excellent", "outstanding", "非常好", "很好", "优秀", "優秀"],
    ["very good", "good", "好", "较好", "較好", "良好", "不错", "不錯"],
    ["average", "fair", "okay", "ok", "一般", "普通", "中等"],
    ["poor", "below average", "差", "较差", "較差", "不好"],
    ["very poor", "terrible", "very bad", "非常差", "很差", "极差", "極差"],
  ],
  [
    ["extremely likely", "very likely", "非常可能", "很可能", "一定会", "一定會", "非常愿意", "非常願意"],
    ["likely", "somewhat likely", "可能", "比较可能", "比較可能", "愿意", "願意"],
    ["neutral", "neither likely nor unlikely", "not sure", "不确定", "不確定", "一般", "普通"],
    ["unlikely", "somewhat unlikely", "不太可能", "不可能", "不愿意", "不願意"],
    ["extremely unlikely", "very unlikely", "not at all likely", "完全不可能", "非常不可能", "绝不会", "絕不會"],
  ],
];

export type WordPoints = {
  /** Points of each answer as it stands in the file; `null` where nothing is proposed. */
  words: Record<string, number | null>;
  min: number;
  max: number;
};

const leadingNumber = /^(\d{1,2})\s*(?:[-–—:：.)）、|]|分|=|\s)\s*\S/;
const numberInBrackets = /[（(]\s*(\d{1,2})\s*分?\s*[)）]\s*$/;

/** The number that an answer itself names: "10 - Extremely likely", "非常满意（5分）", "5分", "★★★★". */
function statedPoints(text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  const stars = /^(★+)(☆*)$/.exec(plain);
  if (stars?.[1]) return stars[1].length;
  const found = /^(\d{1,2})\s*分$/.exec(plain) ?? leadingNumber.exec(plain) ?? numberInBrackets.exec(plain);
  return found?.[1] === undefined ? null : Number(found[1]);
}

const ladderWords = new Set(ladders.flat(2));
const wordOf = (text: string) => normalName(text).replace(/[.。!！]$/, "");

/** Whether a text is an answer in words as survey tools write them, and not a slip of the pen. */
export const isAnswerInWords = (text: string): boolean => ladderWords.has(wordOf(text)) || statedPoints(text) !== null;

/**
 * Proposes points for a column of answers in words, `null` when too few of them are known. High points go to the end that the words call good; it is a
 * proposal, which a person confirms.
 */
export function proposePoints(values: readonly string[]): WordPoints | null {
  const texts = values.filter((value) => value.trim() !== "");
  if (texts.length < 2 || texts.length > 30) return null;
  return fromNumbers(texts) ?? fromLadder(texts);
}

function fromNumbers(texts: readonly string[]): WordPoints | null {
  const stated = texts.map((text) => [text, /^\d+$/.test(text.trim()) ? Number(text) : statedPoints(text)] as const);
  const points = stated.flatMap(([, point]) => (point === null ? [] : [point]));
  const inWords = stated.filter(([text, point]) => point !== null && !/^\d+$/.test(text.trim()));
  if (inWords.length === 0 || points.length < texts.length * 0.7) return null;
  const highest = Math.max(...points);
  const lowest = Math.min(...points);
  if (highest > 10) return null;
  const max = [5, 7, 10].find((end) => highest <= end) ?? 10;
  return {
    words: Object.fromEntries(stated.filter(([text]) => !/^\d+$/.test(text.trim()))),
    min: lowest === 0 ? 0 : 1,
    max,
  };
}

function fromLadder(texts: readonly string[]): WordPoints | null {
  const scored = ladders
    .map((ladder) => {
      const placed = texts.map((text) => {
        const rung = ladder.findIndex((words) => words.includes(wordOf(text)));
        return [text, rung < 0 ? null : ladder.length - rung] as const;
      });
      return { ladder, placed, known: placed.filter(([, points]) => points !== null).length };
    })
    .toSorted((a, b) => b.known - a.known);
  const [best] = scored;
  if (!best || best.known < 2 || best.known < texts.length * 0.6) return null;
  return { words: Object.fromEntries(best.placed), min: 1, max: best.ladder.length };
}
