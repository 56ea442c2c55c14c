import { findingIn, type LintRule, type Span, type TextFinding } from "./finding.ts";
import { chinese } from "./packs/chinese.ts";
import { english } from "./packs/english.ts";
import type { Pack } from "./packs/pack.ts";
import { foldForLint, overlap, spansOf } from "./phrases.ts";

// Chinese questions hold English words and the other way round, so both packs look at every text.
const packs: readonly Pack[] = [english, chinese];
const mostUnits = 30;
const mostQuestionMarks = 1;

/** What the wording of a question does that it should not: two things at once, a push, a plea for points, too many words. */
export function lintWording(text: string): TextFinding[] {
  const folded = foldForLint(text);
  const pushes = packs.flatMap((pack) => [
    ...named("score_coaching", spansOf(folded, pack.scoreCoaching)),
    ...named("leading", spansOf(folded, pack.leading)),
  ]);
  const joined = packs.flatMap((pack) => named("double_barrelled", doubled(folded, pack)));
  const twice = named("double_barrelled", secondQuestion(folded));
  const long = named("text_long", tooLong(text));
  return [...joined, ...twice, ...pushes, ...long].map(({ rule, span }) => findingIn(text, rule, span));
}

const named = (rule: LintRule, spans: readonly Span[]) => spans.map((span) => ({ rule, span }));

function doubled(folded: string, { doubleBarrelled, oneThing }: Pack): Span[] {
  const single = spansOf(folded, oneThing);
  const found = spansOf(folded, doubleBarrelled).filter((span) => !single.some((one) => overlap(one, span)));
  if (!found.some((span) => isChineseJoint(folded, span))) return found;
  const words = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(folded)].filter(
    (word) => word.isWordLike,
  );
  const startsAt = new Map(words.map(({ index, segment }) => [index, segment]));
  const endsAt = new Map(words.map(({ index, segment }) => [index + segment.length, segment]));
  return found.map((span) => (isChineseJoint(folded, span) ? withNeighbours(span, startsAt, endsAt) : span));
}

const isChineseJoint = (text: string, { start, end }: Span) => /\p{Script=Han}|、/u.test(text.slice(start, end));

/** A Chinese joint alone says little: the word before and the word after it belong to the finding. */
function withNeighbours(
  { start, end }: Span,
  startsAt: ReadonlyMap<number, string>,
  endsAt: ReadonlyMap<number, string>,
): Span {
  return { start: start - (endsAt.get(start)?.length ?? 0), end: end + (startsAt.get(end)?.length ?? 0) };
}

/** From the second question on. */
function secondQuestion(folded: string): Span[] {
  const marks = [...folded.matchAll(/[?？]+/g)];
  const first = marks[mostQuestionMarks - 1];
  const last = marks.at(-1);
  if (!first || !last || marks.length <= mostQuestionMarks) return [];
  const start = first.index + first[0].length;
  const lead = /^\s*/.exec(folded.slice(start))?.[0].length ?? 0;
  return [{ start: start + lead, end: last.index + last[0].length }];
}

/** Words and, for Chinese, characters at about the pace at which people read them: thirty words, or fifty characters. */
function tooLong(text: string): Span[] {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{N}'’-]+/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)).length ?? 0;
  return words + han * 0.6 > mostUnits ? [{ start: 0, end: text.length }] : [];
}
