import { type PlacedScale, scalesOf } from "../check/scores.ts";
import type { SurveyDefinition } from "../definition.ts";
import { findingIn, type LintFinding, placedAt, type TextFinding } from "./finding.ts";
import { foldForLint } from "./phrases.ts";

const range =
  /(?<![\d.])(\d{1,2})\s?(?:分|stars?|星)?\s?(?:-|–|—|~|～|to|through|到|至)\s?(\d{1,3})(?!\d)\s?(?:分|points?|stars?|星)?(?!\s?(?:岁|天|年|月|个|次|人|小时|分钟|days?|minutes?|hours?|weeks?|months?|years?|times|people))/gi;
const asksForPoints = /\b(?:rate|rating|scale|score|points?|how|grade|evaluate|mark)\b|分|评|打|多大|多少|程度|[？?]/i;
const saysWhatEndsMean =
  /(?:\d{1,3}\s?(?:分|points?|stars?)?\s?(?:=|＝|:|：|is\b|being\b|means?\b|表示|代表|为|是|最|非常|完全|很|即|\())|\b(?:where|from) [^?.]{0,40}\b(?:worst|best|lowest|highest|very|not at all|extremely|poor|excellent)\b|\b(?:worst|lowest|not at all)\b|最(?:差|低|不)[^？?]{0,12}最|(?:越高|越低|越大|越小)[^？?]{0,6}越|\bhigher\b[^?.]{0,30}\b(?:better|more|easier)\b/i;
/** That more points are more of it needs no saying on 0 to 10: this is the wording of NPS itself. */
const likelihood = /\bhow (?:likely|probable)\b|可能性|多大可能/i;

/** A text that asks for points from one number to another and does not say which end is which. */
export function lintDirection(text: string): TextFinding[] {
  const folded = foldForLint(text);
  if (!asksForPoints.test(folded) || saysWhatEndsMean.test(folded)) return [];
  return [...folded.matchAll(range)].flatMap(({ 0: found, 1: low, 2: high, index }) => {
    const [min, max] = [Number(low), Number(high)];
    const isScale = min <= 1 && [3, 4, 5, 6, 7, 8, 9, 10, 100].includes(max);
    if (!isScale || (min === 0 && max === 10 && likelihood.test(folded))) return [];
    return [findingIn(text, "direction_missing", { start: index, end: index + found.trimEnd().length }, { min, max })];
  });
}

const good =
  /easy|effortless|satisfied|likely|good|excellent|helpful|best|great|agree|容易|轻松|省力|满意|可能|好|优|有帮助|同意/i;
const bad =
  /hard|difficult|effort(?!less)|dissatisf|unlikely|poor|bad|worst|terrible|\bnot\b|disagree|unhelpful|困难|费力|吃力|麻烦|不|差|糟|没有|难/i;

/** A scale whose labels say the opposite of its direction: the trap of the two CES wordings. */
export function lintLabels(definition: SurveyDefinition): LintFinding[] {
  return scalesOf(definition).flatMap(({ scale, place, question }: PlacedScale) => {
    const [goodEnd, badEnd] = scale.direction === "higherIsBetter" ? [scale.max, scale.min] : [scale.min, scale.max];
    return definition.languages.flatMap((language): LintFinding[] => {
      const [top, bottom] = [goodEnd, badEnd].map((end) => scale.labels[String(end)]?.[language] ?? "");
      if (!top || !bottom || polarity(top) !== -1 || polarity(bottom) !== 1) return [];
      const finding = findingIn(
        top,
        "direction_contradicted",
        { start: 0, end: top.length },
        {
          point: goodEnd,
          direction: scale.direction,
        },
      );
      return [placedAt(finding, [...place, "labels", goodEnd], language, question.id)];
    });
  });
}

function polarity(label: string): -1 | 0 | 1 {
  const folded = foldForLint(label);
  if (bad.test(folded)) return -1;
  return good.test(folded) ? 1 : 0;
}
