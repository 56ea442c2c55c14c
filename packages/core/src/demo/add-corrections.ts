import { type CommentItem, searchComments } from "../comments/search.ts";
import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { confirmReadings, correctComments, undoCorrection } from "../readings/index.ts";
import type { SentimentLabel } from "../readings/rules.ts";
import { asPerson } from "./add-people.ts";

/** So many comments in each language the CX leader has gone through: every fourth of the newest. */
const lookedAt = { en: 50, "zh-Hans": 28, "zh-Hant": 22 } as const;
const lookedAtEvery = 4;
const lookedBackDays = 29;
/** Of so many comments with several themes, one speaks of the last of them only by the way. */
const asideEvery = 7;

/**
 * What the CX leader said of readings: most are right, some not, and one correction of many was taken back. So the demo company has a rate of disagreement,
 * which comes of its own comments: the leader goes by the score that came with one where the reading says the opposite.
 */
export async function addCorrections(ctx: ServiceContext, lastDay: string): Promise<void> {
  const leader = await asPerson(ctx, "cxLeader");
  const period = { from: addDays(lastDay, -lookedBackDays), to: lastDay };
  const comments: CommentItem[] = [];
  for (const [language, count] of Object.entries(lookedAt)) {
    const limit = count * lookedAtEvery;
    const { items } = await searchComments(leader, { period, filters: { language: [language] }, limit });
    comments.push(...items.filter((_, at) => at % lookedAtEvery === lookedAtEvery - 1));
  }
  const read = comments.filter(({ reading }) => reading?.sentiment);
  await takeBackOne(leader, read.slice(0, 6));
  const otherwise = Map.groupBy(read, sentimentOtherwise);
  for (const [sentiment, of] of otherwise)
    if (sentiment !== null) await correctComments(leader, { comments: of.map(placeOf), sentiment });
  const asides = read
    .filter(({ reading }) => (reading?.themes.length ?? 0) > 1)
    .filter((_, at) => at % asideEvery === 0);
  for (const comment of asides) {
    const theme = comment.reading?.themes.at(-1)?.key ?? "";
    await correctComments(leader, { comments: [placeOf(comment)], themes: [{ theme, isMentioned: false }] });
  }
  const right = (otherwise.get(null) ?? []).filter((comment) => !asides.includes(comment));
  if (right.length === 0) return;
  await confirmReadings(leader, {
    comments: right.map((comment) => ({
      ...placeOf(comment),
      sentiment: comment.reading?.sentiment ?? null,
      themes: comment.reading?.themes.map(({ key }) => key) ?? [],
    })),
  });
}

const placeOf = ({ responseId, item }: CommentItem) => ({ responseId, item });

/** A press on too many at once, and its undo: what it was before stands again, and the history of each tells of it. */
async function takeBackOne(leader: ServiceContext, comments: readonly CommentItem[]): Promise<void> {
  if (comments.length === 0) return;
  const { actId } = await correctComments(leader, { comments: comments.map(placeOf), sentiment: "neutral" });
  if (actId !== null) await undoCorrection(leader, { actId });
}

/** What the leader says instead of the reading where the score says the very opposite; `null` elsewhere. */
function sentimentOtherwise({ reading, scores }: CommentItem): SentimentLabel | null {
  const [score] = scores;
  if (!score) return null;
  const share = (score.value - score.min) / (score.max - score.min);
  const good = score.direction === "higherIsBetter" ? share : 1 - share;
  if (reading?.sentiment === "negative" && good === 1) return "mixed";
  if (reading?.sentiment === "positive" && good <= 0.1) return "mixed";
  return reading?.sentiment === "neutral" && good <= 0.1 ? "negative" : null;
}
