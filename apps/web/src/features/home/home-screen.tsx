import { dayCount } from "@heard/core/measures/rules";
import { getLocale } from "next-intl/server";
import { Section } from "#components/section.tsx";
import { digestOf } from "#features/live/digest.ts";
import { LiveNumbers } from "#features/live/live-numbers.tsx";
import { newestAnswersPeriod, newestAnswersQueries } from "#features/scores/newest-answers.ts";
import { parseScoresView } from "#features/scores/scores-view.ts";
import { type ScreenContext, scoresHref } from "#features/scores/screen-context.ts";
import { TileRow } from "#features/scores/tile-row.tsx";
import { TraceDrawer } from "#features/trace/trace-drawer.tsx";
import { driversOf, headlinersOf } from "#lib/catalogue.ts";
import { dayInZone } from "#lib/days.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { defaultPeriod, grainFor, resolvePeriod } from "#lib/period.ts";
import { openSlice } from "#lib/slice.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { HomeHead } from "./home-head.tsx";
import { homeQueries } from "./home-queries.ts";
import { HomeQuiet } from "./home-quiet.tsx";
import { NeedsMe } from "./needs-me.tsx";
import { RecentComments } from "./recent-comments.tsx";
import { RisingThemes } from "./rising-themes.tsx";
import { StageSection } from "./stage-section.tsx";
import { StartHere } from "./start-here.tsx";
import { weakestTouchpoint } from "./weakest.ts";

/** Home: what stands out in the last 90 days, where it is weak, and what customers say there. */
export async function HomeScreen({ viewer }: { viewer: Viewer }) {
  const { organisation } = viewer;
  const [caller, format, locale] = await Promise.all([
    getCaller(organisation.key),
    getFormat(organisation.timeZone),
    getLocale(),
  ]);
  const catalogue = await caller.catalogue.read();
  const now = new Date();
  const today = dayInZone(now, organisation.timeZone);
  const period = resolvePeriod(defaultPeriod, today, organisation.yearStartMonth);
  const grain = grainFor(dayCount(period) * 2);
  const slice = openSlice({}, catalogue);
  const { queries, parts } = homeQueries(catalogue, { period, grain, slice });
  const results = await caller.measures.many({ queries });
  const { metrics, responses, stages, touchpoints } = parts(results);
  if (responses.total.n + (responses.total.change?.previous.n ?? 0) === 0) {
    const elsewhere = await caller.measures.many({ queries: newestAnswersQueries(slice, today) });
    const answered = newestAnswersPeriod(elsewhere, today);
    if (answered === null) return <StartHere viewer={viewer} />;
    const days = resolvePeriod(answered, today, organisation.yearStartMonth);
    return (
      <>
        <HomeQuiet viewer={viewer} answered={days} format={format} />
        <NeedsMe organisation={organisation.key} format={format} />
      </>
    );
  }
  const view = { ...parseScoresView(new URLSearchParams()), slice };
  const hrefOf: ScreenContext["hrefOf"] = (_, more) =>
    more?.trace
      ? `${paths.home(organisation.key)}?trace=${encodeURIComponent(more.trace)}`
      : scoresHref(organisation.key)(view);
  const canExport = viewer.permissions.includes("export.create");
  const screen: ScreenContext = { organisation, canExport, locale, format, view, period, grain, hrefOf };
  const weakest = weakestTouchpoint(touchpoints, locale);
  return (
    <>
      <HomeHead
        metrics={headlinersOf(metrics, ({ total }) => total, catalogue)}
        touchpoints={touchpoints}
        period={period}
        before={responses.comparedWith}
        open={catalogue.isLimited ? catalogue.touchpoints.map(({ name }) => nameIn(locale, name)) : null}
        screen={screen}
        now={now}
      />
      <LiveNumbers queries={queries} digest={digestOf(results)} readAt={now} timeZone={organisation.timeZone} />
      <TileRow
        metrics={metrics.map((headline) => ({ headline, others: [] }))}
        drivers={driversOf(catalogue)}
        {...{ responses, screen }}
      />
      <NeedsMe organisation={organisation.key} format={format} />
      <RisingThemes organisation={organisation.key} format={format} />
      <Section className="grid gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        {stages ? <StageSection result={stages} weakest={weakest} catalogue={catalogue} screen={screen} /> : null}
        <RecentComments
          organisation={organisation}
          weakest={weakest}
          period={period}
          catalogue={catalogue}
          format={format}
        />
      </Section>
      <TraceDrawer
        organisation={organisation}
        period={period}
        slice={slice}
        catalogue={catalogue}
        canExport={canExport}
        canLog={viewer.permissions.includes("plan.log")}
      />
    </>
  );
}
