import type { ConfusionTable, ModelReport, ModelTally } from "@heard/db/schema/reading-models";
import { type Interval, pairedShareChange, wilsonInterval } from "@heard/metrics";

/** The kind of the job that trains a model. */
export const trainingJob = "readings.train";
/** Scores nearer to 0 than this are neutral, in hundredths, until an organisation says otherwise: the band of the model that ships. */
export const ownNeutralBand = 12;
export const widestNeutralBand = 50;

/** Comments that a model learns from and is measured on, at the most: the newest ones. Training stays within seconds and within a few dozen megabytes. */
export const mostByScores = 12_000;
export const mostByPeople = 4_000;
/** Comments looked at while looking for those, at the most. */
export const mostWalked = 40_000;
/** What is too little: different comments with a side, those of each side, and those that are held out. */
export const fewestSided = 300;
export const fewestOfSide = 40;
/** Neutral comments that it takes to find the neutral band. */
const fewestNeutral = 30;
/** The newest comments are held out, those before them find the neutral band, the rest is taught. */
const heldOutShare = 0.25;
const calibrationShare = 0.15;
/** By how much a model that looks better may be worse, for all that its comments show. */
export const margin = 0.02;

export type Side = "negative" | "neutral" | "positive";
const sides = ["negative", "neutral", "positive"] as const satisfies readonly Side[];
export type Label = {
  day: string;
  responseId: string;
  item: number;
  language: string;
  text: string;
  side: Side;
  /** A person's word stands above what a score says. */
  saidBy: "person" | "score";
};

/** A score that a customer gave beside a comment, as a place on its scale: 0 is the worst point, 1 the best. */
export type GivenScore = { kind: string; place: number };

/**
 * What the scores beside a comment say of it: promoters and detractors of an NPS, the outer quarters and the middle of every other scale. `null` where they
 * say nothing, or contradict each other.
 * @example
 * sideOfScores([{ kind: "nps", place: 0.9 }, { kind: "csat", place: 0.75 }]) // => "positive"
 */
export function sideOfScores(scores: readonly GivenScore[]): Side | null {
  const [first, ...others] = scores.map(sideOfScore);
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

function sideOfScore({ kind, place }: GivenScore): Side | null {
  if (kind === "nps") return place >= 0.9 ? "positive" : place <= 0.6 ? "negative" : null;
  if (place >= 0.75) return "positive";
  if (place <= 0.25) return "negative";
  return Math.abs(place - 0.5) < 0.05 ? "neutral" : null;
}

/** By what two comments are the same: how they begin. Empty for one without letters and digits. */
export const beginningOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .slice(0, 24);

const placeOf = ({ day, responseId, item }: Label) => `${day} ${responseId} ${String(item).padStart(5, "0")}`;

/**
 * Every different comment once, the oldest first; where a person said how one of its likes is, by their word. So a comment that is held out never begins
 * like one that was taught.
 */
export function differentLabels(labels: readonly Label[]): Label[] {
  const known = new Map<string, Label>();
  for (const label of labels.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))) {
    const beginning = beginningOf(label.text);
    const before = known.get(beginning);
    if (beginning === "") continue;
    if (!before) known.set(beginning, label);
    else if (label.saidBy === "person") known.set(beginning, { ...before, side: label.side, saidBy: "person" });
  }
  return [...known.values()];
}

export type LabelParts = { taught: Label[]; calibrating: Label[]; heldOut: Label[] };

/**
 * Divides different comments, the oldest first, by time: a response is never divided. `null` when there are too few of them to say anything.
 * The shares are of the comments that are positive or negative.
 */
export function divideByTime(labels: readonly Label[]): LabelParts | null {
  const sided = labels.filter(({ side }) => side !== "neutral");
  if (sided.length < fewestSided) return null;
  const startOf = (share: number) => {
    const { responseId } = sided[Math.floor(sided.length * (1 - share))] as Label;
    return labels.findIndex((label) => label.responseId === responseId);
  };
  const [calibrating, heldOut] = [startOf(heldOutShare + calibrationShare), startOf(heldOutShare)];
  const parts = {
    taught: labels.slice(0, calibrating).filter(({ side }) => side !== "neutral"),
    calibrating: labels.slice(calibrating, heldOut),
    heldOut: labels.slice(heldOut),
  };
  const isEnough = (["negative", "positive"] as const).every(
    (side) => parts.taught.filter((label) => label.side === side).length >= fewestOfSide,
  );
  return isEnough ? parts : null;
}

/** What a comment is, beside its score in the eyes of a model, −1…1. */
export type Scored = { side: Side; score: number };

/** As a band of this width reads it, in hundredths. */
const sideOf = (score: number, band: number): Side =>
  score * 100 >= band ? "positive" : score * 100 <= -band ? "negative" : "neutral";

/** How comments of each side were read. */
export function confusionOf(scored: readonly Scored[], band: number): ConfusionTable {
  const table: ConfusionTable = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (const { side, score } of scored) {
    const row = table[sides.indexOf(side)];
    const column = sides.indexOf(sideOf(score, band)) as 0 | 1 | 2;
    if (row) row[column] += 1;
  }
  return table;
}

/** Mean over the three sides of 2·right / (are + were read as). */
export function macroF1(table: ConfusionTable): number {
  const parts = sides.map((_, at) => {
    const are = (table[at] ?? []).reduce((sum, count) => sum + count, 0);
    const read = table.reduce((sum, row) => sum + (row[at] ?? 0), 0);
    return are + read === 0 ? 0 : (2 * (table[at]?.[at] ?? 0)) / (are + read);
  });
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** The share of comments that were read as what they are. */
export function accuracyOf(table: ConfusionTable): number | null {
  const all = table.flat().reduce((sum, count) => sum + count, 0);
  return all === 0 ? null : sides.reduce((sum, _, at) => sum + (table[at]?.[at] ?? 0), 0) / all;
}

/** The band by which a model reads these comments best, in hundredths; `null` without enough neutral ones. Of equals the one nearest to the usual band. */
export function calibrateBand(scored: readonly Scored[]): number | null {
  if (scored.filter(({ side }) => side === "neutral").length < fewestNeutral) return null;
  const tried = Array.from({ length: widestNeutralBand / 2 + 1 }, (_, step) => {
    const band = step * 2;
    return { band, f1: macroF1(confusionOf(scored, band)) };
  });
  const [best] = tried.sort(
    (a, b) => b.f1 - a.f1 || Math.abs(a.band - ownNeutralBand) - Math.abs(b.band - ownNeutralBand),
  );
  return best?.band ?? null;
}

/** Two models on the same comments, those with a side: each is forced to one by the sign of its score, and 0 counts as positive. */
export function tallyOf(comments: readonly { side: Side; before: number; own: number }[]): ModelTally {
  const tally: ModelTally = { n: 0, before: 0, own: 0, onlyBefore: 0, onlyOwn: 0 };
  for (const { side, before, own } of comments) {
    if (side === "neutral") continue;
    const isRight = (score: number) => score >= 0 === (side === "positive");
    tally.n += 1;
    if (isRight(before)) tally.before += 1;
    if (isRight(own)) tally.own += 1;
    if (isRight(before) && !isRight(own)) tally.onlyBefore += 1;
    if (isRight(own) && !isRight(before)) tally.onlyOwn += 1;
  }
  return tally;
}

export type Share = { value: number; n: number; interval: Interval };
export type Comparison = { before: Share; own: Share; change: Share };

/** The figures of a tally with their 95% intervals; `null` without comments. */
export function comparisonOf({ n, before, own, onlyBefore, onlyOwn }: ModelTally): Comparison | null {
  const change = pairedShareChange({ onlyFirst: onlyBefore, onlySecond: onlyOwn, n });
  if (!change) return null;
  const shareOf = (right: number) => ({ value: right / n, n, interval: wilsonInterval(right, n) });
  return { before: shareOf(before), own: shareOf(own), change };
}

/**
 * What held-out comments say of a model: better beyond chance; ahead, where it read more of them right and may be worse by less than the margin; unproven, where
 * it read more of them right and may be worse by more than that; or not better, where it read no more of them right.
 */
export type ModelVerdict = "better" | "ahead" | "unproven" | "notBetter";
const modelVerdicts = ["better", "ahead", "unproven", "notBetter"] as const satisfies readonly ModelVerdict[];

/** @example verdictOf({ n: 400, before: 330, own: 352, onlyBefore: 10, onlyOwn: 32 }) // => "better" */
export function verdictOf(tally: ModelTally): ModelVerdict {
  const change = comparisonOf(tally)?.change;
  if (!change) return "unproven";
  if (change.value <= 0) return "notBetter";
  if (change.interval.low > 0) return "better";
  return change.interval.low >= -margin ? "ahead" : "unproven";
}

const isGood = (verdict: ModelVerdict) => verdict === "better" || verdict === "ahead";

/** The verdict on a model: against the one that ships, and against the one in use where that is another. The worse of the two stands. */
export function verdictOn({ all, inUse }: Pick<ModelReport, "all" | "inUse">): ModelVerdict {
  const verdicts = [verdictOf(all), ...(inUse ? [verdictOf(inUse.tally)] : [])];
  return modelVerdicts.findLast((verdict) => verdicts.includes(verdict)) ?? "unproven";
}

/** Only a model that beat the one that ships, and the one in use, can be put to use. */
export const isOffered = (report: Pick<ModelReport, "all" | "inUse">): boolean => isGood(verdictOn(report));
