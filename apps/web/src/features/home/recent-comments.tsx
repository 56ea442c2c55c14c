import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { SectionHeader } from "#components/section.tsx";
import { CommentScore, metricNames } from "#features/comments/comment-score.tsx";
import { CommentText } from "#features/comments/comment-text.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { getCaller } from "#trpc/server.tsx";
import type { Weakest } from "./weakest.ts";

export type RecentCommentsProps = {
  organisation: { key: string };
  weakest: Weakest | null;
  period: DayRange;
  catalogue: Catalogue;
  format: Format;
};

/** What customers say, newest first: where it is weakest, if anywhere is. */
export async function RecentComments({ organisation, weakest, period, catalogue, format }: RecentCommentsProps) {
  const [t, locale, caller] = await Promise.all([
    getTranslations("home.comments"),
    getLocale(),
    getCaller(organisation.key),
  ]);
  const filters = weakest ? { touchpoint: [weakest.key] } : {};
  const { items } = await caller.comments.search({ period, filters, limit: 4 });
  const metric = metricNames(catalogue.metrics, locale);
  return (
    <div className="min-w-0">
      <SectionHeader
        title={weakest ? t("title") : t("titleAll")}
        lead={weakest ? t("subtitle", { name: weakest.name }) : t("subtitleAll")}
      />
      {items.length === 0 ? <p className="text-ink-2 text-ui">{t("none")}</p> : null}
      <ul className="border-line border-t empty:hidden">
        {items.map((comment) => {
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
                  href={paths.response(organisation.key, comment.responseId)}
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
        <Link href={paths.comments(organisation.key, filters)} className="link finger-high">
          {t("all")}
        </Link>
      </p>
    </div>
  );
}
