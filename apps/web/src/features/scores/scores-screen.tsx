import { dayCount } from "@heard/core/measures/rules";
import { getLocale } from "next-intl/server";
import { Section } from "#components/section.tsx";
import { digestOf } from "#features/live/digest.ts";
import { TraceDrawer } from "#features/trace/trace-drawer.tsx";
import { driversOf } from "#lib/catalogue.ts";
import { dayInZone } from "#lib/days.ts";
import type { MeasureResult } from "#lib/measure.ts";
import { grainFor, resolvePeriod } from "#lib/period.ts";
import type { Refused } from "#lib/refused.ts";
import { openSlice } from "#lib/slice.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { isTurned } from "./breakdown-data.ts";
import { BreakdownPart } from "./breakdown-part.tsx";
import { DistributionSection } from "./distribution-section.tsx";
import { LanguageGaps } from "./group-gaps.tsx";
import { MethodFigures } from "./method-figures.tsx";
import { MetricChoices } from "./metric-choices.tsx";
import { newestAnswersPeriod, newestAnswersQueries } from "./newest-answers.ts";
import { ScoresEmpty } from "./scores-empty.tsx";
import { ScoresHead } from "./scores-head.tsx";
import { ScoresNone } from "./scores-none.tsx";
import { scoresQueries } from "./scores-queries.ts";
import { asSorted, namesOf, type ScoresView, withoutUnknown } from "./scores-view.ts";
import { type ScreenContext, scoresHref } from "./screen-context.ts";
import { TargetNote, targetPlaceOf } from "./target-note.tsx";
import { type MetricResults, TileRow } from "./tile-row.tsx";
import { TrendSection } from "./trend-section.tsx";

export type ScoresScreenProps = {
  viewer: Viewer;
  /** As the address has it: it may name what is not there. */
  asked: ScoresView;
  /** What the address says and no view can hold. */
  refused: readonly Refused[];
};

/** Voice / Scores: every number of one view, read from one snapshot. */
export async function ScoresScreen({ viewer, asked, refused }: ScoresScreenProps) {
  const { organisation } = viewer;
  const [caller, format, locale] = await Promise.all([
    getCaller(organisation.key),
    getFormat(organisation.timeZone),
    getLocale(),
  ]);
  const [catalogue, unknown, annotations] = await Promise.all([
    caller.catalogue.read(),
    caller.measures.unknown(namesOf(asked)),
    caller.annotations.list(),
  ]);
  const known = withoutUnknown(asked, unknown);
  const view = { ...known, slice: openSlice(known.slice, catalogue) };
  const now = new Date();
  const today = dayInZone(now, organisation.timeZone);
  const period = resolvePeriod(view.period, today, organisation.yearStartMonth);
  const grain = grainFor(dayCount(period) * (view.compare === "none" ? 1 : 2));
  const by = view.by ?? "touchpoint";
  const first = scoresQueries(view, catalogue, { period, grain, by });
  const firstResults = await caller.measures.many({ queries: first.queries });
  const instead = first.instead(firstResults);
  const { queries, parts } = instead ?? first;
  const results = instead ? await caller.measures.many({ queries }) : firstResults;
  const { metrics, responses, focus, breakdown, languages } = parts(results);
  const screen: ScreenContext = {
    organisation,
    canExport: viewer.permissions.includes("export.create"),
    locale,
    format,
    view: asSorted(view, isTurned(breakdown.total)),
    period,
    grain,
    hrefOf: scoresHref(organisation.key),
  };
  const head = (
    <ScoresHead
      viewer={viewer}
      catalogue={catalogue}
      metrics={metrics}
      queries={queries}
      digest={digestOf(results)}
      compared={responses.comparedWith}
      screen={screen}
      today={today}
      readAt={now}
      refused={[...refused, ...unknown]}
    />
  );
  if (responses.total.n === 0) {
    // Every response has a source: without one, no other period would help.
    const isEmpty = catalogue.sources.length === 0;
    const elsewhere = isEmpty ? [] : await caller.measures.many({ queries: newestAnswersQueries(view.slice, today) });
    return (
      <>
        {head}
        {isEmpty ? (
          <ScoresNone viewer={viewer} />
        ) : (
          <ScoresEmpty screen={screen} answered={newestAnswersPeriod(elsewhere, today)} />
        )}
      </>
    );
  }
  const place = targetPlaceOf(view.slice);
  const { metric, method } = focus.total;
  const target = place === undefined ? null : await caller.targets.find({ metric, method, touchpoint: place });
  return (
    <>
      {head}
      <TileRow {...{ metrics, responses, screen }} drivers={driversOf(catalogue)} />
      {languages?.total.metric === focus.total.metric ? <LanguageGaps result={languages} screen={screen} /> : null}
      <Section className="grid gap-x-12 gap-y-10 rail:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] print:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]!">
        <div className="min-w-0">
          <TrendSection
            result={focus}
            screen={screen}
            annotations={annotations}
            choices={<MetricChoices catalogue={catalogue} current={focus.total.metric} screen={screen} />}
          />
          {target ? <TargetNote target={target} total={focus.total} screen={screen} /> : null}
        </div>
        <div className="min-w-0">
          <DistributionSection result={focus} screen={screen} />
          <MethodFigures results={methodsOf(metrics, focus)} screen={screen} />
        </div>
      </Section>
      <Section>
        <BreakdownPart result={breakdown} focus={focus} by={by} catalogue={catalogue} screen={screen} />
      </Section>
      <TraceDrawer
        organisation={organisation}
        period={period}
        slice={view.slice}
        journey={view.journey}
        catalogue={catalogue}
        canExport={screen.canExport}
        canLog={viewer.permissions.includes("plan.log")}
      />
    </>
  );
}

/** The figures of the metric in focus by all its methods, the headline first. */
function methodsOf(metrics: readonly MetricResults[], focus: MeasureResult): MeasureResult[] {
  const own = metrics.find(({ headline }) => headline.total.metric === focus.total.metric);
  return own ? [own.headline, ...own.others] : [];
}
