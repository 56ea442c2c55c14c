import type { WeakPointReport } from "@heard/core/weak-points";
import { StateNote } from "@heard/ui/state-note";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { SectionHeader } from "#components/section.tsx";
import type { DriversContext } from "#features/drivers/drivers-screen.tsx";
import { type DriversView, driversQuery, withoutUnknown } from "#features/drivers/drivers-view.ts";
import { SliceHead } from "#features/filters/slice-head.tsx";
import { Choices } from "#features/themes/choices.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { dayInZone } from "#lib/days.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { resolvePeriod } from "#lib/period.ts";
import type { Refused } from "#lib/refused.ts";
import { openSlice, sliceQuery } from "#lib/slice.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { PointTable } from "./point-table.tsx";

type ScreenProps = { viewer: Viewer; asked: DriversView; refused: readonly Refused[] };

/** Voice / Weak and strong points: where the whole has most to gain, with what that is made of. */
export async function WeakPointsScreen({ viewer, asked, refused }: ScreenProps) {
  const { organisation } = viewer;
  const [caller, format, locale, t] = await Promise.all([
    getCaller(organisation.key),
    getFormat(organisation.timeZone),
    getLocale(),
    getTranslations("weakPoints.none"),
  ]);
  const [catalogue, unknown] = await Promise.all([
    caller.catalogue.read(),
    caller.measures.unknown({ metrics: asked.metric === null ? [] : [asked.metric], filters: sliceQuery(asked.slice) }),
  ]);
  const known = withoutUnknown(asked, unknown);
  // What is asked of the whole relationship has no touchpoint.
  const ofTouchpoints = catalogue.metrics.find(({ kind, scope }) => kind !== "driver" && scope === "transaction");
  const metric = catalogue.metrics.find(({ key }) => key === known.metric) ?? ofTouchpoints ?? catalogue.metrics[0];
  const view = { ...known, slice: openSlice(known.slice, catalogue), metric: metric?.key ?? null };
  const today = dayInZone(new Date(), organisation.timeZone);
  const period = resolvePeriod(view.period, today, organisation.yearStartMonth);
  const report = metric ? await caller.weakPoints.read({ metric: metric.key, period, filters: view.slice }) : null;
  const context: DriversContext = { organisation: organisation.key, locale, format, view, period };
  return (
    <>
      <Head {...{ viewer, catalogue, context, report, today }} refused={[...refused, ...unknown]} />
      {report && report.points.length > 1 ? (
        <Ranking {...{ report, catalogue, context }} canLog={viewer.permissions.includes("plan.log")} />
      ) : (
        <StateNote title={t("title")}>{t("body")}</StateNote>
      )}
    </>
  );
}

type RankingProps = { report: WeakPointReport; catalogue: Catalogue; context: DriversContext; canLog: boolean };

function Ranking({ report, catalogue, context, canLog }: RankingProps) {
  const t = useTranslations("weakPoints");
  const { locale, organisation, view } = context;
  return (
    <div className="mt-8">
      <SectionHeader
        title={t("heading", { metric: nameIn(locale, report.total.name) })}
        lead={t("how")}
        actions={
          <Choices
            label={t("metric")}
            options={catalogue.metrics
              .filter(({ kind }) => kind !== "driver")
              .map(({ key, name }) => ({
                ...{ key, name: nameIn(locale, name), isChosen: key === view.metric },
                href: paths.weakPoints(organisation, driversQuery({ ...view, metric: key })),
              }))}
          />
        }
      />
      <p className="sentence mb-4 text-ink-2 text-small">
        {t("ties")} {report.leftCount > 0 ? t("left", { count: report.leftCount }) : ""}
      </p>
      <PointTable report={report} context={context} canLog={canLog} />
    </div>
  );
}

type HeadProps = {
  viewer: Viewer;
  catalogue: Catalogue;
  context: DriversContext;
  report: WeakPointReport | null;
  today: string;
  refused: readonly Refused[];
};

function Head({ context, report, ...page }: HeadProps) {
  const t = useTranslations("weakPoints");
  const { view, locale } = context;
  const first = report?.points.find(({ side }) => side === "weak");
  const lead = first
    ? t("lead.some", { name: first.name ? nameIn(locale, first.name) : (first.key ?? "") })
    : t(report && report.points.length > 1 && report.isAllTied ? "lead.tied" : "lead.none");
  return (
    <SliceHead
      {...page}
      {...context}
      place="weakPoints"
      rest={{ metric: view.metric }}
      title={t("title")}
      lead={lead}
      href={paths.weakPoints(context.organisation, driversQuery(view))}
    />
  );
}
