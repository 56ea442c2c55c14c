import type { Transaction } from "@heard/db";
import type * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import type { ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { readThemes, usedTheme } from "../themes/queries.ts";
import { changeReadings } from "./change-readings.ts";
import { type Act, keepWords, type Word } from "./keep-words.ts";
import { CorrectCommentsInput } from "./schema.ts";

/** What was said, for its undo, and of how many comments. */
export type Said = { actId: string | null; changedCount: number };

/**
 * Says what some comments speak of, or how, against what was read in them. It wins over every later reading, the numbers follow at once, and all of it is one
 * act, undone as one. The log names what was corrected in each response and never quotes.
 * @throws DomainError not_found, invalid_state while the source of one of them is in the bin
 */
export async function correctComments(ctx: ServiceContext, given: CorrectCommentsInput): Promise<Said> {
  requirePermission(ctx, "comment.correct");
  const input = CorrectCommentsInput.parse(given);
  return changeReadings(ctx, input.comments, async (tx, opened) => {
    const words = await wordsOf(tx, input);
    const act = await keepWords(tx, ctx, opened, () => words);
    await recordSaid(tx, ctx, "comment.correct", act);
    return { actId: act.actId, changedCount: act.changed.length };
  });
}

async function wordsOf(
  tx: Transaction,
  { sentiment, emotion, themes }: z.output<typeof CorrectCommentsInput>,
): Promise<Word[]> {
  const tree = themes.length > 0 ? await readThemes(tx) : [];
  return [
    ...(sentiment === undefined ? [] : [{ what: "sentiment" as const, themeId: 0, value: sentiment }]),
    ...(emotion === undefined ? [] : [{ what: "emotion" as const, themeId: 0, value: emotion }]),
    ...themes.map(({ theme, isMentioned }) => ({
      what: "theme" as const,
      themeId: usedTheme(tree, theme).id,
      value: isMentioned === null ? null : isMentioned ? "mentioned" : "notMentioned",
    })),
  ];
}

/** One entry a response, however many of them one act speaks of: each has its own history. */
export async function recordSaid(
  tx: Transaction,
  ctx: ServiceContext,
  verb: string,
  { changed }: Pick<Act, "changed">,
): Promise<void> {
  for (const [id, said] of Map.groupBy(changed, ({ comment }) => comment.responseId)) {
    const fields = said.flatMap(({ comment, words }) => [`comment ${comment.item}`, ...words.map(({ what }) => what)]);
    await recordAudit(tx, ctx, { verb, subject: { kind: "response", id }, fields: [...new Set(fields)] });
  }
}
