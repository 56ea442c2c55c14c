import type { ConsistencyReport } from "@heard/core/consistency";
import type { Locale } from "@heard/messages";
import { StateNote } from "@heard/ui/state-note";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { SectionHeader } from "#components/section.tsx";
import { SliceHead } from "#features/filters/slice-head.tsx";
import { Choices } from "#features/themes/choices.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { type DayRange, dayInZone } from "#lib/days.ts";
import { formatBound, formatChangeBound } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { resolvePeriod } from "#lib/period.ts";
import type { Refused } from "#lib/refused.ts";
import { openSlice, sliceQuery } from "#lib/slice.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { type ConsistencyView, consistencyQuery, unitChoices, withoutUnknown } from "./consistency-view.ts";
import { UnitTable } from "./unit-table.tsx";

export type ConsistencyContext = {
  organisation: string;
  locale: Locale;
  format: Format;
  view: ConsistencyView;
  period: DayRange;
};
type ScreenProps = { viewer: Viewer; asked: ConsistencyView; refused: readonly Refused[] };

/** Voice / Consistency: how far units are apart beyond chance, and in which order they stand. */
export async function ConsistencyScreen({ viewer, asked, refused }: ScreenProps) {
  const { organisation } = viewer;
  const [caller, format, locale, t] = await Promise.all([
    getCaller(organisation.key),
    getFormat(organisation.timeZone),
    getLocale(),
    getTranslations("consistency.none"),
  ]);
  const [catalogue, unknown] = await Promise.all([
    caller.catalogue.read(),
    caller.measures.unknown({ metrics: asked.metric === null ? [] : [asked.metric], filters: sliceQuery(asked.slice) }),
  ]);
  const known = withoutUnknown(asked, unknown);
  const by = unitChoices(catalogue).find((one) => one === known.by) ?? unitChoices(catalogue)[0] ?? "touchpoint";
  const metric = catalogue.metrics.find(({ key }) => key === known.metric) ?? catalogue.metrics[0];
  const view = { ...known, slice: openSlice(known.slice, catalogue), by, metric: metric?.key ?? null };
  const today = dayInZone(new Date(), organisation.timeZone);
  const period = resolvePeriod(view.period, today, organisation.yearStartMonth);
  const report = metric
    ? await caller.consistency.read({ metric: metric.key, period, filters: view.slice, groupBy: by })
    : null;
  const context: ConsistencyContext = { organisation: organisation.key, locale, format, view, period };
  return (
    <>
      <ConsistencyHead {...{ viewer, catalogue, context, today }} refused={[...refused, ...unknown]} />
      <ViewChoices catalogue={catalogue} context={context} />
      {report && report.units.length > 1 ? (
        <Standing report={report} context={context} />
      ) : (
        <StateNote title={t("title")}>{t("body")}</StateNote>
      )}
    </>
  );
}

function Standing({ report, context }: { report: ConsistencyReport; context: ConsistencyContext }) {
  const t = useTranslations("consistency");
  const common = useTranslations("common.figures");
  const { format, locale } = context;
  const { spread, total, leftCount } = report;
  const apart = (value: number) => {
    const said = formatChangeBound(format, total.unit, value);
    return total.unit === "scale" ? said : common("points", { value: said });
  };
  const metric = nameIn(locale, total.name);
  const [low, high] = [spread?.low ?? 0, spread?.high ?? 0].map((end) =>
    formatBound(format, total.unit, end).replace(/^\+/, ""),
  );
  const title = !spread
    ? t("spread.few", { metric })
    : spread.low === 0
      ? t("spread.none", { metric })
      : t("spread.some", { metric, value: apart(spread.sd) });
  return (
    <div className="mt-8">
      <SectionHeader
        title={title}
        lead={
          spread ? (
            <span data-figure="spread">
              {t("spreadLead", { range: common("range", { low: low ?? "", high: high ?? "" }) })}
            </span>
          ) : (
            t("fewLead")
          )
        }
      />
      <p className="sentence mb-4 text-ink-2 text-small">
        {report.isAllTied ? `${t("tied")} ` : ""}
        {t("order")}
        {leftCount > 0 ? ` ${t("left", { count: leftCount })}` : ""}
      </p>
      <UnitTable report={report} context={context} />
    </div>
  );
}

/** Of which score, and between which units. */
function ViewChoices({ catalogue, context }: { catalogue: Catalogue; context: ConsistencyContext }) {
  const t = useTranslations("consistency");
  const { locale, organisation, view } = context;
  const href = (change: Partial<ConsistencyView>) =>
    paths.consistency(organisation, consistencyQuery({ ...view, ...change }));
  const segments = new Map(catalogue.segmentFields.map(({ key, name }) => [`segment:${key}`, nameIn(locale, name)]));
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      <Choices
        label={t("metric")}
        options={catalogue.metrics
          .filter(({ kind }) => kind !== "driver")
          .map(({ key, name }) => ({
            ...{ key, name: nameIn(locale, name), isChosen: key === view.metric },
            href: href({ metric: key }),
          }))}
      />
      <Choices
        label={t("by")}
        options={unitChoices(catalogue).map((by) => ({
          ...{ key: by, name: segments.get(by) ?? t(by === "channel" ? "channel" : "touchpoint") },
          ...{ isChosen: by === view.by, href: href({ by }) },
        }))}
      />
    </div>
  );
}

type HeadProps = {
  viewer: Viewer;
  catalogue: Catalogue;
  context: ConsistencyContext;
  today: string;
  refused: readonly Refused[];
};

function ConsistencyHead({ context, ...page }: HeadProps) {
  const t = useTranslations("consistency");
  const { view } = context;
  return (
    <SliceHead
      {...page}
      {...context}
      place="consistency"
      rest={{ metric: view.metric, by: view.by }}
      title={t("title")}
      lead={t("lead")}
      href={paths.consistency(context.organisation, consistencyQuery(view))}
    />
  );
}
