import type { DriverReport, WeighedDrivers } from "@heard/core/drivers";
import type { Locale } from "@heard/messages";
import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { Section, SectionHeader } from "#components/section.tsx";
import { SliceHead } from "#features/filters/slice-head.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import { Choices } from "#features/themes/choices.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { type DayRange, dayInZone } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { resolvePeriod } from "#lib/period.ts";
import type { Refused } from "#lib/refused.ts";
import { openSlice, sliceQuery } from "#lib/slice.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { DriverMap } from "./driver-map.tsx";
import { DriverTable } from "./driver-table.tsx";
import { type DriversView, driversQuery, withoutUnknown } from "./drivers-view.ts";

export type Weighed = Extract<WeighedDrivers, { enough: true }>;
export type DriversContext = {
  organisation: string;
  locale: Locale;
  format: Format;
  view: DriversView;
  period: DayRange;
};
type ScreenProps = { viewer: Viewer; asked: DriversView; refused: readonly Refused[] };

/** Voice / Drivers: what goes with a score, how much, and how well each does. */
export async function DriversScreen({ viewer, asked, refused }: ScreenProps) {
  const { organisation } = viewer;
  const [caller, format, locale, t] = await Promise.all([
    getCaller(organisation.key),
    getFormat(organisation.timeZone),
    getLocale(),
    getTranslations("drivers"),
  ]);
  const [catalogue, unknown] = await Promise.all([
    caller.catalogue.read(),
    caller.measures.unknown({ metrics: asked.metric === null ? [] : [asked.metric], filters: sliceQuery(asked.slice) }),
  ]);
  const known = withoutUnknown(asked, unknown);
  const view = { ...known, slice: openSlice(known.slice, catalogue) };
  const today = dayInZone(new Date(), organisation.timeZone);
  const period = resolvePeriod(view.period, today, organisation.yearStartMonth);
  const report = await caller.drivers.analyse({
    ...{ period, filters: view.slice },
    ...(view.metric ? { outcome: view.metric } : {}),
  });
  const context: DriversContext = { organisation: organisation.key, locale, format, view, period };
  return (
    <>
      <DriversHead {...{ viewer, catalogue, context, report, today }} refused={[...refused, ...unknown]} />
      {report.weighed === null ? (
        <NoDrivers context={context} canAsk={viewer.permissions.includes("survey.edit")} />
      ) : report.weighed.enough ? (
        <Weights report={report} weighed={report.weighed} context={context} />
      ) : (
        <StateNote title={t(`none.${report.weighed.reason}`)}>
          {report.weighed.reason === "tooFew"
            ? t("none.tooFewBody", { n: report.weighed.n, needed: report.weighed.needed })
            : t("none.noDifferencesBody", { n: report.weighed.n })}
        </StateNote>
      )}
    </>
  );
}

function Weights({ report, weighed, context }: { report: DriverReport; weighed: Weighed; context: DriversContext }) {
  const t = useTranslations("drivers");
  const { format, locale, organisation, view } = context;
  const outcome = report.outcome ? nameIn(locale, report.outcome.name) : "";
  const names = weighed.left.map(({ name }) => nameIn(locale, name));
  return (
    <div className="mt-8" {...figureOf({ value: weighed.r2, n: weighed.n, unit: "responses" })}>
      <SectionHeader
        title={t("weights", { metric: outcome, share: format.wholePercent(weighed.r2), count: weighed.n })}
        lead={`${t("association")} ${t(`method.${weighed.method}`)}`}
        actions={
          <Choices
            label={t("metric")}
            options={report.outcomes.map(({ key, name }) => ({
              ...{ key, name: nameIn(locale, name), isChosen: key === report.outcome?.key },
              href: paths.drivers(organisation, driversQuery({ ...view, metric: key })),
            }))}
          />
        }
      />
      <Warnings
        warnings={[
          weighed.halo ? t("halo") : null,
          weighed.drivers.some(({ overlaps }) => overlaps) ? t("overlap") : null,
          names.length > 0 ? t("left", { names: format.list(names) }) : null,
          report.isSample ? t("sample") : null,
        ]}
      />
      <DriverTable weighed={weighed} context={context} />
      <Section>
        <SectionHeader title={t("map.title")} lead={t("map.lead")} />
        <DriverMap weighed={weighed} context={context} />
      </Section>
    </div>
  );
}

function Warnings({ warnings }: { warnings: readonly (string | null)[] }) {
  const said = warnings.filter((warning) => warning !== null);
  if (said.length === 0) return null;
  return (
    <ul className="mb-4 border-control border-l-2 pl-3 text-ink-2 text-small">
      {said.map((warning) => (
        <li key={warning} className="sentence">
          {warning}
        </li>
      ))}
    </ul>
  );
}

/** Nobody was asked for drivers: where they come from. */
function NoDrivers({ context: { organisation }, canAsk }: { context: DriversContext; canAsk: boolean }) {
  const t = useTranslations("drivers.none");
  return (
    <StateNote
      title={t("title")}
      action={
        canAsk ? (
          <Link href={paths.newSurvey(organisation)} className={buttonStyle("primary")}>
            {t("ask")}
          </Link>
        ) : null
      }
    >
      {t("body")}
    </StateNote>
  );
}

type HeadProps = {
  viewer: Viewer;
  catalogue: Catalogue;
  context: DriversContext;
  report: DriverReport;
  today: string;
  refused: readonly Refused[];
};

function DriversHead({ context, report, ...page }: HeadProps) {
  const t = useTranslations("drivers");
  const { view, locale, format } = context;
  const first = report.weighed?.enough ? report.weighed.drivers.filter(({ place }) => place === "improve") : [];
  const lead =
    first.length > 0
      ? t("lead.first", { names: format.list(first.map(({ name }) => nameIn(locale, name))) })
      : t("lead.any");
  return (
    <SliceHead
      {...page}
      {...context}
      place="drivers"
      rest={{ metric: view.metric }}
      title={t("title")}
      lead={lead}
      href={paths.drivers(context.organisation, driversQuery(view))}
    />
  );
}
