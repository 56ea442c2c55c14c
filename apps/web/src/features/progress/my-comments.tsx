import type { CommentItem } from "@heard/core/comments/search";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { CommentScore, metricNames } from "#features/comments/comment-score.tsx";
import { CommentText } from "#features/comments/comment-text.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";

type MyCommentsProps = {
  organisation: string;
  comments: readonly CommentItem[];
  touchpoints: readonly string[];
  catalogue: Catalogue;
  format: Format;
};

/** What customers say at the reader's touchpoints, the newest first. */
export function MyComments({ organisation, comments, touchpoints, catalogue, format }: MyCommentsProps) {
  const t = useTranslations();
  const locale = useLocale();
  const metric = metricNames(catalogue.metrics, locale as Parameters<typeof metricNames>[1]);
  if (comments.length === 0) return <p className="text-ink-2 text-ui">{t("progress.part.noComments")}</p>;
  return (
    <>
      <ul className="border-line border-t">
        {comments.map((comment) => {
          const [score] = comment.scores;
          return (
            <li key={`${comment.responseId} ${comment.item}`} className="relative flex gap-4 border-line border-b py-3">
              {score ? (
                <CommentScore score={score} metric={metric} />
              ) : (
                <span className="w-7.5 shrink-0 max-rail:hidden" />
              )}
              <div className="min-w-0 grow">
                <CommentText text={comment.text} language={comment.language} />
                <Link
                  href={paths.response(organisation, comment.responseId)}
                  prefetch={false}
                  className="text-ink-3 text-small no-underline after:absolute after:inset-0"
                >
                  {format.day(comment.day)}
                </Link>
              </div>
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-ui" data-print="hide">
        <Link href={paths.comments(organisation, { touchpoint: touchpoints })} className="link finger-high">
          {t("home.comments.all")}
        </Link>
      </p>
    </>
  );
}
