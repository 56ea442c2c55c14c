import type { CommentItem } from "@heard/core/comments/search";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";

/** Languages whose comments are read; `null` does not show its language, and is tried. */
const readLanguages: readonly (string | null)[] = [null, "en", "zh-Hans", "zh-Hant"];

/** Why nothing is read in a comment, as a mark and as a sentence; `null` where something is. */
export function useUnreadWords(
  { language, reading }: CommentItem,
  format: Format,
): { mark: string; note: string } | null {
  const t = useTranslations("comments.unread");
  if (reading?.sentiment) return null;
  if (!readLanguages.includes(language)) {
    const name = { language: format.language(language ?? "und") };
    return { mark: t("mark", name), note: t("note", name) };
  }
  if (reading === null) return { mark: t("waiting"), note: t("waitingNote") };
  return { mark: t("failed"), note: t("failedNote") };
}
