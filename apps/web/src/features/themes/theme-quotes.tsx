import type { ThemeQuotes as Quoted, ThemeReport } from "@heard/core/themes";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import { CommentScore, metricNames } from "#features/comments/comment-score.tsx";
import { CommentText } from "#features/comments/comment-text.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { periodText } from "#lib/period.ts";
import { sliceQuery } from "#lib/slice.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";
import type { ThemesContext } from "./screen-context.ts";
import { strongest } from "./theme-rows.ts";

type QuotesProps = { report: ThemeReport; context: ThemesContext; catalogue: Catalogue };
type Quote = Quoted["quotes"][number];

/** What people say of the theme that lowers the score most, and of the one that lifts it most. */
export async function ThemeQuotes({ report, context, catalogue }: QuotesProps) {
  const { lowers, lifts } = strongest(report);
  const of = [
    ...lowers.slice(0, 1).map(({ theme }) => ({ theme: theme.key, sentiment: "negative" as const })),
    ...lifts.slice(0, 1).map(({ theme }) => ({ theme: theme.key, sentiment: "positive" as const })),
  ];
  if (report.impactRefused || of.length === 0) return null;
  const [t, caller] = await Promise.all([getTranslations("themes.quotes"), getCaller(context.organisation)]);
  const { period, view, locale } = context;
  const found = await caller.themes.quotes({ period, filters: sliceQuery(view.slice), of });
  const canLog = (await getViewer(context.organisation)).permissions.includes("plan.log");
  const [touchpoint, ...others] = view.slice.touchpoint ?? [];
  const metric = metricNames(catalogue.metrics, locale);
  const nameOf = (key: string) => nameIn(locale, report.themes.find((theme) => theme.key === key)?.name ?? { en: key });
  return (
    <div className="mt-6 grid gap-x-12 gap-y-6 rail:grid-cols-2">
      {found
        .filter(({ quotes }) => quotes.length > 0)
        .map(({ theme, sentiment, quotes }) => (
          <section key={theme} className="min-w-0">
            <h3 className="font-semibold text-small">
              {t(sentiment === "negative" ? "negative" : "positive", { name: nameOf(theme) })}
            </h3>
            <ul>
              {quotes.map((quote) => (
                <li key={`${quote.responseId} ${quote.item}`} className="relative flex gap-4 py-2">
                  {quote.scores[0] ? <CommentScore score={quote.scores[0]} metric={metric} /> : null}
                  <div className="min-w-0 grow">
                    <CommentText text={quote.text} language={quote.language} />
                    <Link
                      href={paths.response(context.organisation, quote.responseId)}
                      prefetch={false}
                      className="text-ink-3 text-small no-underline after:absolute after:inset-0"
                    >
                      {originOf(quote, catalogue, context)}
                    </Link>
                  </div>
                </li>
              ))}
            </ul>
            {canLog ? (
              <LogPlanLink
                organisation={context.organisation}
                query={{ theme, period: periodText(period), touchpoint: others.length > 0 ? null : touchpoint }}
              />
            ) : null}
          </section>
        ))}
    </div>
  );
}

function originOf({ touchpoint, day }: Quote, { touchpoints }: Catalogue, { locale, format }: ThemesContext): string {
  const place = touchpoints.find(({ key }) => key === touchpoint);
  return [place ? nameIn(locale, place.name) : null, format.day(day)].filter((part) => part !== null).join(" · ");
}
