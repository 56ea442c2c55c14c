import type { FoundBy, MentionSpan, ReadingEvidence } from "@heard/db/schema/comment-readings";
import type { ThemeAsOf, ThemeSnapshot } from "@heard/db/schema/themes";
import { standingFor } from "../themes/rules.ts";

/** How a comment comes across. The place of a word is the bin that rows and rollups hold; never reorder. */
export const sentimentLabels = ["negative", "neutral", "mixed", "positive"] as const;
export type SentimentLabel = (typeof sentimentLabels)[number];
const [negative, neutral, mixed, positive] = [0, 1, 2, 3];

export const emotions = ["anger", "disgust", "fear", "sadness", "joy", "trust", "surprise", "anticipation"] as const;
export type Emotion = (typeof emotions)[number];
/** What a person says of a comment that shows none. */
export const noEmotion = "none";

/** The theme that stands for the comments of a response as a whole. */
export const everyComment = 0;
/** The measure that counts the mentions of a theme. */
export const measureIdOf = (themeId: number): number => (themeId === everyComment ? -1 : -themeId);

/** The kind of the job that reads history again. */
export const rereadJob = "comments.reread";

/** English and Chinese, and what does not show its language. Others are kept and not read. */
export const readLanguages: readonly number[] = [0, 1, 2, 3];
export const isReadLanguage = (code: number): boolean => readLanguages.includes(code);

/** Where a mention counts: the cell of the first comment that speaks of it. */
export type MentionPlace = { touchpointId: number; cellId: string; coreId: string; day: string };
export type ReadComment = MentionPlace & {
  item: number;
  /** As a bin; `null` in a language that is not read. */
  label: number | null;
  evidence: ReadingEvidence;
};
/** What a person said of a comment; the value is a word of {@link sentimentLabels}, an emotion, or `mentioned` or `notMentioned`. */
export type Correction = {
  item: number;
  what: "sentiment" | "emotion" | "theme";
  themeId: number;
  value: string;
  /** It is what was read when they looked. */
  isConfirmation: boolean;
};
export type Mention = MentionPlace & { themeId: number; bin: number; spans: MentionSpan[]; foundBy: FoundBy };

/** Of a comment that waits to be read, or cannot be. */
export const nothingRead: ReadingEvidence = { sentiment: [], emotion: [], themes: [] };

type Opinion = Omit<Mention, "themeId">;

/**
 * What a response speaks of, its comments together: a theme once, however often, and what a theme is part of once with it. A person's word stands above
 * what was read.
 */
export function mentionsOf(
  comments: readonly ReadComment[],
  corrections: readonly Correction[],
  { themes }: ThemeSnapshot,
): Mention[] {
  const tree = new Map(themes.map((theme) => [theme.id, theme]));
  const opinions = new Map<number, Opinion[]>();
  for (const comment of comments.toSorted((a, b) => a.item - b.item)) {
    const said = corrections.filter(({ item }) => item === comment.item);
    for (const [themeId, opinion] of opinionsOf(comment, said, tree))
      opinions.set(themeId, [...(opinions.get(themeId) ?? []), opinion]);
  }
  return [...opinions].map(([themeId, all]) => ({ themeId, ...together(all) })).sort((a, b) => a.themeId - b.themeId);
}

type Tree = ReadonlyMap<number, ThemeAsOf>;

/** What one comment says of each theme, and as a whole. */
function* opinionsOf(
  comment: ReadComment,
  said: readonly Correction[],
  tree: Tree,
): Generator<[themeId: number, Opinion]> {
  const { item, label, evidence, touchpointId, cellId, coreId, day } = comment;
  const place = { touchpointId, cellId, coreId, day };
  const spansOf = (spans: readonly [number, number][]): MentionSpan[] =>
    spans.map(([start, end]) => [item, start, end]);
  const word = said.find(({ what }) => what === "sentiment");
  const saidBin = word === undefined ? null : sentimentLabels.indexOf(word.value as SentimentLabel);
  const whole = saidBin ?? label;
  if (whole !== null) {
    const foundBy = saidBin === null ? "model" : "person";
    yield [everyComment, { ...place, bin: whole, spans: spansOf(evidence.sentiment), foundBy }];
  }
  // Whoever says that a comment praises or blames says it of all that it speaks of; a mixed one says nothing of its parts, nor does who agrees with the reading.
  const saidOfParts = saidBin === mixed || word?.isConfirmation ? null : saidBin;
  const refused = new Set(idsSaid(said, tree, "notMentioned"));
  const found = evidence.themes.flatMap(({ id, bin, spans }) => {
    const theme = standingFor(tree, id);
    return theme ? [{ theme, bin: saidOfParts ?? bin, spans: spansOf(spans), foundBy: "rule" as const }] : [];
  });
  const foundIds = new Set(found.map(({ theme }) => theme.id));
  // What the rules found as well keeps the words that say so, and how they speak of it; of what a person added no words are known, only the comment.
  const added = idsSaid(said, tree, "mentioned").flatMap((id) => {
    const theme = foundIds.has(id) ? undefined : tree.get(id);
    return theme ? [{ theme, bin: whole ?? neutral, spans: spansOf([[0, 0]]), foundBy: "person" as const }] : [];
  });
  for (const { theme, bin, spans, foundBy } of [...found, ...added]) {
    if (refused.has(theme.id)) continue;
    const own = toned(theme, bin);
    yield [theme.id, { ...place, bin: own, spans, foundBy }];
    for (const above of ancestors(theme, tree))
      if (!refused.has(above.id)) yield [above.id, { ...place, bin: toned(above, own), spans, foundBy }];
  }
}

function idsSaid(said: readonly Correction[], tree: Tree, value: "mentioned" | "notMentioned"): number[] {
  return said.flatMap((one) => {
    const theme = one.what === "theme" && one.value === value ? standingFor(tree, one.themeId) : null;
    return theme ? [theme.id] : [];
  });
}

function ancestors(theme: ThemeAsOf, tree: Tree): ThemeAsOf[] {
  const parent = theme.parentId === null ? undefined : tree.get(theme.parentId);
  return parent && !parent.archived ? [parent, ...ancestors(parent, tree)] : [];
}

const toned = ({ tone }: ThemeAsOf, bin: number): number =>
  tone === "negative" ? negative : tone === "positive" ? positive : bin;

/** Praise beside blame is mixed; either of them beside something neutral is what it is. */
function together(opinions: readonly Opinion[]): Opinion {
  const [first] = opinions;
  if (!first) throw new Error("a mention without an opinion");
  const bins = new Set(opinions.map(({ bin }) => bin));
  const isMixed = bins.has(mixed) || (bins.has(negative) && bins.has(positive));
  const bin = isMixed ? mixed : bins.has(positive) ? positive : bins.has(negative) ? negative : neutral;
  const spans = [...new Map(opinions.flatMap((one) => one.spans).map((span) => [span.join(), span])).values()];
  return {
    ...first,
    bin,
    spans: spans.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]),
    foundBy: opinions.some(({ foundBy }) => foundBy === "person") ? "person" : first.foundBy,
  };
}
