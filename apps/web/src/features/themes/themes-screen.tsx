import type { RisingThemes, ThemeReport } from "@heard/core/themes";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import { PrintHead } from "#features/exports/print-head.tsx";
import { RefusedNote } from "#features/filters/refused-note.tsx";
import { useFilterFields } from "#features/filters/use-filter-fields.ts";
import { ThemeEditing, TreeActions, type TreeProps } from "#features/theme-editor/theme-tools.tsx";
import { UnsettledNote } from "#features/theme-editor/unsettled-note.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { dayInZone } from "#lib/days.ts";
import { nameIn } from "#lib/measure.ts";
import { resolvePeriod } from "#lib/period.ts";
import type { Refused } from "#lib/refused.ts";
import { openSlice, sliceQuery } from "#lib/slice.ts";
import { sliceWords } from "#lib/slice-words.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { AsOfReport } from "./as-of-report.tsx";
import { Choices } from "./choices.tsx";
import { DisagreementSection } from "./disagreement-section.tsx";
import { ImpactSection } from "./impact-section.tsx";
import { PhrasesSection } from "./phrases-section.tsx";
import { reportOn } from "./report-on.ts";
import { RisingSection } from "./rising-section.tsx";
import { type ThemesContext, themesHref } from "./screen-context.ts";
import { ThemeQuotes } from "./theme-quotes.tsx";
import { strongest } from "./theme-rows.ts";
import { ThemeTable } from "./theme-table.tsx";
import { NoComments, NoCommentsHere, NoThemes } from "./themes-empty.tsx";
import { ThemesFilterBar } from "./themes-filter-bar.tsx";
import { type ThemesView, themeOrders, withoutUnknown } from "./themes-view.ts";

export type ThemesScreenProps = { viewer: Viewer; asked: ThemesView; refused: readonly Refused[] };

/** Voice / Themes: what customers talk about, how, and what goes with the score; every number from one snapshot. */
export async function ThemesScreen({ viewer, asked, refused }: ThemesScreenProps) {
  const { organisation, permissions } = viewer;
  const [caller, format, locale, t] = await Promise.all([
    getCaller(organisation.key),
    getFormat(organisation.timeZone),
    getLocale(),
    getTranslations("themes"),
  ]);
  const [catalogue, unknown] = await Promise.all([
    caller.catalogue.read(),
    caller.measures.unknown({
      metrics: asked.metric === null ? [] : [asked.metric],
      filters: sliceQuery(asked.slice),
    }),
  ]);
  const known = withoutUnknown(asked, unknown);
  const view = { ...known, slice: openSlice(known.slice, catalogue) };
  const today = dayInZone(new Date(), organisation.timeZone);
  const period = resolvePeriod(view.period, today, organisation.yearStartMonth);
  // Before the numbers: what it says is not in them yet may be in them by now, and is never left unsaid.
  const tree = await caller.themes.list();
  const [rising, plans, { metric, report }] = await Promise.all([
    // An earlier report has no part of its own for what rises now and what is being done about it.
    view.asOf ? null : caller.themes.rising(),
    view.asOf ? {} : caller.improvementPlans.byTheme(),
    reportOn(caller, catalogue, { period, filters: view.slice, asked: view.metric }),
  ]);
  const context: ThemesContext = {
    ...{ organisation: organisation.key, locale, format, view, period, plans, unit: report.unit },
    metric: metric ? nameIn(locale, metric.name) : "",
  };
  const hasThemes = report.themes.length > 0;
  const hasComments = Object.values(report.comments).some((count) => count > 0);
  const editing = permissions.includes("theme.edit")
    ? { organisation: organisation.key, timeZone: organisation.timeZone, tree }
    : null;
  return (
    <>
      <ThemesHead
        viewer={viewer}
        catalogue={catalogue}
        context={context}
        report={report}
        today={today}
        refused={[...refused, ...unknown]}
        actions={
          hasThemes || view.asOf ? (
            <>
              <TreeActions
                organisation={organisation.key}
                timeZone={organisation.timeZone}
                canEdit={editing !== null}
              />
              {view.asOf ? null : (
                <ExportMenu
                  organisation={organisation.key}
                  content={{ kind: "themes", period, filters: view.slice, ...(metric ? { metric: metric.key } : {}) }}
                  canExport={permissions.includes("export.create")}
                  of={t("title")}
                />
              )}
            </>
          ) : null
        }
      />
      <UnsettledNote key={tree.version} initial={tree} timeZone={organisation.timeZone} />
      {catalogue.sources.length === 0 ? (
        <NoComments organisation={organisation.key} />
      ) : view.asOf ? (
        <AsOfReport context={context} asOf={view.asOf} now={report} />
      ) : hasThemes ? (
        hasComments ? (
          <MaybeEditing editing={editing}>
            <Report
              {...{ report, context, catalogue, rising }}
              metricKey={metric?.key ?? null}
              canEdit={editing !== null}
            />
          </MaybeEditing>
        ) : (
          <NoCommentsHere context={context} />
        )
      ) : (
        <NoThemes canEdit={permissions.includes("theme.edit")} />
      )}
    </>
  );
}

function MaybeEditing({ editing, children }: { editing: TreeProps | null; children: ReactNode }) {
  return editing ? <ThemeEditing {...editing}>{children}</ThemeEditing> : children;
}

function Report({
  report,
  context,
  catalogue,
  rising,
  metricKey,
  canEdit,
}: {
  report: ThemeReport;
  context: ThemesContext;
  catalogue: Catalogue;
  rising: RisingThemes | null;
  metricKey: string | null;
  canEdit: boolean;
}) {
  const t = useTranslations("themes");
  const { view, locale } = context;
  return (
    <>
      {metricKey === null ? null : (
        <div className="mt-8">
          <ImpactSection
            report={report}
            context={context}
            choices={
              <Choices
                label={t("metric")}
                options={catalogue.metrics.map(({ key, name }) => ({
                  ...{ key, name: nameIn(locale, name), isChosen: key === metricKey },
                  href: themesHref(context, { ...view, metric: key }),
                }))}
              />
            }
          />
          <Suspense>
            <ThemeQuotes {...{ report, context, catalogue }} />
          </Suspense>
        </div>
      )}
      <Section>
        <ThemeTable
          canEdit={canEdit}
          report={report}
          context={context}
          choices={
            <Choices
              label={t("sort.label")}
              options={themeOrders.map((order) => ({
                ...{ key: order, name: t(`sort.${order}`), isChosen: order === view.order },
                href: themesHref(context, { ...view, order }),
              }))}
            />
          }
        />
      </Section>
      {rising ? <RisingSection rising={rising} context={context} /> : null}
      <Suspense>
        <PhrasesSection context={context} canEdit={canEdit} />
      </Suspense>
      <Suspense>
        <DisagreementSection context={context} />
      </Suspense>
    </>
  );
}

type HeadProps = {
  viewer: Viewer;
  catalogue: Catalogue;
  context: ThemesContext;
  report: ThemeReport;
  today: string;
  refused: readonly Refused[];
  actions: ReactNode;
};

/** Title, what the page says today, and the filters. */
function ThemesHead({ viewer, catalogue, context, report, today, refused, actions }: HeadProps) {
  const t = useTranslations("themes");
  const none = useTranslations("scores.breakdown")("none");
  const { fields, moreFields } = useFilterFields(catalogue);
  const { view, locale, period, format } = context;
  const lead = useLead(report, context);
  return (
    <>
      <PrintHead
        organisation={viewer.organisation}
        title={t("title")}
        days={period}
        filters={sliceWords(view.slice, catalogue, locale, none)}
        format={format}
      />
      <PageHeader title={t("title")} lead={view.asOf ? undefined : lead} actions={actions} />
      <ThemesFilterBar
        organisation={context.organisation}
        view={view}
        days={period}
        today={today}
        timeZone={viewer.organisation.timeZone}
        fields={fields}
        moreFields={moreFields}
      />
      <RefusedNote refused={refused} catalogue={catalogue} href={themesHref(context, view)} />
    </>
  );
}

function useLead(report: ThemeReport, { locale }: ThemesContext): string {
  const t = useTranslations("themes.lead");
  const { lowers, lifts } = strongest(report);
  const [costs, adds] = [lowers[0], lifts[0]].map((one) => one && nameIn(locale, one.theme.name));
  if (costs && adds) return t("both", { costs, adds });
  if (costs) return t("costs", { costs });
  return adds ? t("adds", { adds }) : t("none");
}
