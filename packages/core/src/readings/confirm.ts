import type { ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { readThemes } from "../themes/queries.ts";
import { standingFor } from "../themes/rules.ts";
import { changeReadings, type OpenComment } from "./change-readings.ts";
import { recordSaid, type Said } from "./correct.ts";
import { keepWords, type Word } from "./keep-words.ts";
import { mentionsOf, sentimentLabels } from "./rules.ts";
import { ConfirmReadingsInput } from "./schema.ts";

/**
 * Says that what was read in some comments is right. Only what its reader saw and what is still read so: of all else a later reading may say what it
 * finds. What a person has said already is theirs.
 * @throws DomainError not_found, invalid_state while the source of one of them is in the bin
 */
export async function confirmReadings(ctx: ServiceContext, given: ConfirmReadingsInput): Promise<Said> {
  requirePermission(ctx, "comment.correct");
  const { comments } = ConfirmReadingsInput.parse(given);
  return changeReadings(ctx, comments, async (tx, opened) => {
    const ids = new Map((await readThemes(tx)).map(({ key, id }) => [key, id]));
    const tree = new Map(opened.snapshot.themes.map((theme) => [theme.id, theme]));
    const seen = new Map(comments.map((comment) => [`${comment.responseId} ${comment.item}`, comment]));
    const wordsOf = (comment: OpenComment): Word[] => {
      const saw = seen.get(`${comment.responseId} ${comment.item}`);
      if (!saw || comment.label === null) return [];
      const mentioned = new Set(mentionsOf([comment], [], opened.snapshot).map(({ themeId }) => themeId));
      const themes = saw.themes.flatMap((key) => standingFor(tree, ids.get(key) ?? 0)?.id ?? []);
      return [
        ...(saw.sentiment === sentimentLabels[comment.label]
          ? [{ what: "sentiment" as const, themeId: 0, value: saw.sentiment }]
          : []),
        ...themes
          .filter((themeId) => mentioned.has(themeId))
          .map((themeId) => ({ what: "theme" as const, themeId, value: "mentioned" })),
      ];
    };
    const act = await keepWords(tx, ctx, opened, (comment, standing) =>
      wordsOf(comment).filter((word) => standing(word) === null),
    );
    await recordSaid(tx, ctx, "comment.confirm", act);
    return { actId: act.actId, changedCount: act.changed.length };
  });
}
