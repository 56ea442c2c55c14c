import { dayCount } from "@heard/core/measures/rules";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { parseScoresView } from "#features/scores/scores-view.ts";
import { type ScreenContext, scoresHref } from "#features/scores/screen-context.ts";
import { TileRow } from "#features/scores/tile-row.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { driversOf } from "#lib/catalogue.ts";
import { dayInZone } from "#lib/days.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { defaultPeriod, grainFor, resolvePeriod } from "#lib/period.ts";
import { now } from "#server/clock.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { DayLines } from "./day-lines.tsx";
import { DigestPart } from "./digest-part.tsx";
import { FollowList } from "./follow-list.tsx";
import { ImpactList } from "./impact-list.tsx";
import { MyComments } from "./my-comments.tsx";

/** My part: what is to be done, how the reader's touchpoints stand, what customers say there, and what came of it all. */
export async function MyPartScreen({ viewer }: { viewer: Viewer }) {
  const { organisation } = viewer;
  const [t, format, caller] = await Promise.all([
    getTranslations("progress"),
    getFormat(organisation.timeZone),
    getCaller(organisation.key),
  ]);
  const [part, impact, digest, catalogue, { themes }] = await Promise.all([
    caller.progress.part(),
    caller.progress.impact(),
    caller.digests.own(),
    caller.catalogue.read(),
    caller.themes.list(),
  ]);
  return (
    <>
      <PageHeader title={t("part.title")} lead={t("part.lead")} />
      <Section>
        <SectionHeader title={t("day.title")} />
        <DayLines organisation={organisation.key} day={part.day} format={format} />
      </Section>
      <MyTouchpoints viewer={viewer} catalogue={catalogue} touchpoints={part.touchpoints} />
      <Section className="grid gap-x-12 gap-y-10 wide:grid-cols-2">
        <div className="min-w-0">
          <SectionHeader title={t("part.plans")} />
          {part.plans.length === 0 ? <p className="text-body text-ink-2">{t("part.noPlans")}</p> : null}
          <ul className="flex flex-col gap-2">
            {part.plans.map(({ id, number, title }) => (
              <li key={id} className="wrap-anywhere text-ui">
                <Link className="link finger-high" href={paths.plan(organisation.key, number)}>
                  {number} {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
        <div className="min-w-0">
          <SectionHeader title={t("follow.title")} lead={t("follow.lead")} />
          <FollowList
            organisation={organisation.key}
            initial={part.follows}
            touchpoints={catalogue.touchpoints}
            themes={themes.filter(({ archivedAt }) => archivedAt === null)}
          />
        </div>
      </Section>
      <Section>
        <SectionHeader title={t("impact.title")} lead={t("impact.lead")} />
        <ImpactList organisation={organisation.key} items={impact} format={format} />
      </Section>
      <Section>
        <SectionHeader title={t("digest.title")} lead={t("digest.lead")} />
        <DigestPart initial={digest} />
      </Section>
    </>
  );
}

type MyTouchpointsProps = { viewer: Viewer; catalogue: Catalogue; touchpoints: string[] };

async function MyTouchpoints({ viewer, catalogue, touchpoints }: MyTouchpointsProps) {
  const { organisation } = viewer;
  const [t, locale, format, caller] = await Promise.all([
    getTranslations("progress.part"),
    getLocale(),
    getFormat(organisation.timeZone),
    getCaller(organisation.key),
  ]);
  if (touchpoints.length === 0)
    return (
      <Section>
        <StateNote title={t("none")}>{t("whole")}</StateNote>
      </Section>
    );
  const period = resolvePeriod(defaultPeriod, dayInZone(now(), organisation.timeZone), organisation.yearStartMonth);
  const grain = grainFor(dayCount(period) * 2);
  const slice = { touchpoint: touchpoints };
  const base = { period, filters: slice, compare: "previous" as const, grain };
  const [{ items: comments }, results] = await Promise.all([
    caller.comments.search({ period, filters: slice, limit: 4 }),
    caller.measures.many({
      queries: [...catalogue.metrics.map(({ key }) => ({ ...base, metric: key })), { ...base, metric: "responses" }],
    }),
  ]);
  const responses = results.at(-1);
  if (!responses) throw new Error("measures.many answered nothing");
  const screen: ScreenContext = {
    ...{ organisation, locale, format, period, grain, hrefOf: scoresHref(organisation.key) },
    ...{ canExport: false, view: { ...parseScoresView(new URLSearchParams()), slice } },
  };
  const named = catalogue.touchpoints.filter(({ key }) => touchpoints.includes(key));
  const names = format.list(named.map(({ name }) => nameIn(locale, name)));
  return (
    <>
      <Section>
        <SectionHeader
          title={t("scores")}
          lead={t("scoresLead", { names, days: format.days(period.from, period.to) })}
        />
        <TileRow
          metrics={results.slice(0, -1).map((headline) => ({ headline, others: [] }))}
          drivers={driversOf(catalogue)}
          {...{ responses, screen }}
        />
      </Section>
      <Section>
        <SectionHeader title={t("comments")} />
        <MyComments organisation={organisation.key} {...{ comments, touchpoints, catalogue, format }} />
      </Section>
    </>
  );
}
