import type { ThemeQuotes as Quoted, ThemeReport } from "@heard/core/themes";
import { ScoreChip } from "@heard/ui/chip";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CommentText } from "#features/comments/comment-text.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { toneOfScore } from "#lib/score-tone.ts";
import { sliceQuery } from "#lib/slice.ts";
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
                  <QuoteScore quote={quote} catalogue={catalogue} locale={locale} />
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
          </section>
        ))}
    </div>
  );
}

function originOf({ touchpoint, day }: Quote, { touchpoints }: Catalogue, { locale, format }: ThemesContext): string {
  const place = touchpoints.find(({ key }) => key === touchpoint);
  return [place ? nameIn(locale, place.name) : null, format.day(day)].filter((part) => part !== null).join(" · ");
}

async function QuoteScore({
  quote,
  catalogue,
  locale,
}: {
  quote: Quote;
  catalogue: Catalogue;
  locale: ThemesContext["locale"];
}) {
  const t = await getTranslations("comments.item");
  const [score] = quote.scores;
  if (!score) return null;
  const metric = catalogue.metrics.find(({ key }) => key === score.metric);
  const kind = metric?.kind === "nps" || metric?.kind === "ces" ? metric.kind : "other";
  return (
    <ScoreChip
      tone={toneOfScore(score.value, score, kind)}
      label={t("scoreOf", {
        metric: metric ? nameIn(locale, metric.name) : score.metric,
        value: String(score.value),
        max: String(score.max),
      })}
    >
      {score.value}
    </ScoreChip>
  );
}
