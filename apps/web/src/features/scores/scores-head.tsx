import type { MeasureQuery } from "@heard/core/measures";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import { PrintHead } from "#features/exports/print-head.tsx";
import { RefusedNote } from "#features/filters/refused-note.tsx";
import { useFilterFields } from "#features/filters/use-filter-fields.ts";
import { LiveNumbers } from "#features/live/live-numbers.tsx";
import { type Catalogue, headlinersOf } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import { nameIn } from "#lib/measure.ts";
import type { Refused } from "#lib/refused.ts";
import { sliceWords } from "#lib/slice-words.ts";
import type { Viewer } from "#server/context.ts";
import { exportContents } from "./export-content.ts";
import { ScoresFilterBar } from "./scores-filter-bar.tsx";
import type { ScreenContext } from "./screen-context.ts";
import type { MetricResults } from "./tile-row.tsx";

export type ScoresHeadProps = {
  viewer: Viewer;
  catalogue: Catalogue;
  metrics: MetricResults[];
  queries: MeasureQuery[];
  compared: DayRange | null;
  screen: ScreenContext;
  /** Of all results on the screen. */
  digest: string;
  today: string;
  readAt: Date;
  refused: readonly Refused[];
};

/** Title, what the page says today, and the filters. */
export function ScoresHead({
  viewer,
  catalogue,
  metrics,
  queries,
  digest,
  compared,
  screen,
  today,
  readAt,
  refused,
}: ScoresHeadProps) {
  const t = useTranslations("scores");
  const { fields, moreFields } = useFilterFields(catalogue);
  return (
    <>
      <PrintHead
        organisation={screen.organisation}
        title={t("title")}
        days={screen.period}
        compared={compared}
        filters={sliceWords(screen.view.slice, catalogue, screen.locale, t("breakdown.none"))}
        format={screen.format}
      />
      <PageHeader
        title={t("title")}
        lead={useLead(
          headlinersOf(metrics, ({ headline }) => headline.total, catalogue),
          screen,
        )}
        actions={
          <ExportMenu
            organisation={screen.organisation.key}
            content={exportContents(screen).scores()}
            canExport={screen.canExport}
            of={t("title")}
          />
        }
      />
      <ScoresFilterBar
        organisation={viewer.organisation.key}
        view={screen.view}
        canShare={viewer.permissions.includes("savedView.share")}
        days={screen.period}
        today={today}
        timeZone={screen.organisation.timeZone}
        fields={fields}
        moreFields={moreFields}
      />
      <RefusedNote refused={refused} catalogue={catalogue} href={screen.hrefOf(screen.view)} />
      <JourneyNote screen={screen} />
      <LiveNumbers queries={queries} digest={digest} readAt={readAt} timeZone={screen.organisation.timeZone} />
    </>
  );
}

/** What changed, in a sentence that the verdicts support. */
function useLead(metrics: readonly MetricResults[], { view, locale, format }: ScreenContext): string {
  const t = useTranslations("scores");
  // Without a score there is nothing to compare; the page says so where the scores would stand.
  if (view.compare === "none" || metrics.every(({ headline }) => headline.total.n === 0)) return "";
  const named = (verdict: string) =>
    metrics
      .filter(({ headline }) => headline.total.change?.verdict === verdict)
      .map(({ headline }) => nameIn(locale, headline.total.name));
  const [improved, worsened] = [named("improved"), named("worsened")];
  const compare = t(`compare.${view.compare}`);
  if (improved.length + worsened.length === 0) {
    return named("noDetectableChange").length > 0 ? t("lead.unchanged", { compare }) : t("lead.tooFew", { compare });
  }
  return [
    improved.length > 0 ? t("lead.improved", { names: format.list(improved) }) : "",
    worsened.length > 0 ? t("lead.worsened", { names: format.list(worsened) }) : "",
  ]
    .join(locale === "en" ? " " : "")
    .trim();
}

/** Stages of an earlier day: a report that was made then still says the same. */
function JourneyNote({ screen: { view, hrefOf } }: { screen: ScreenContext }) {
  const t = useTranslations("scores.journey");
  if (view.journey === null) return null;
  return (
    <p className="mt-3 border-accent border-l-2 pl-2 text-ui">
      {t("version", { version: String(view.journey) })}{" "}
      <Link className="link" href={hrefOf({ ...view, journey: null })}>
        {t("today")}
      </Link>
    </p>
  );
}
