import type { JourneyView } from "@heard/core/journey-view";
import { buttonStyle } from "@heard/ui/button-style";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { PrintHead } from "#features/exports/print-head.tsx";
import { RefusedNote } from "#features/filters/refused-note.tsx";
import { useFilterFields } from "#features/filters/use-filter-fields.ts";
import type { Catalogue } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import type { Refused } from "#lib/refused.ts";
import { sliceWords } from "#lib/slice-words.ts";
import type { Viewer } from "#server/context.ts";
import { JourneyFilterBar } from "./journey-filter-bar.tsx";
import { type JourneyAddress, journeyQuery } from "./journey-view.ts";
import { lowestStage, type MapContext } from "./map-context.ts";
import { PrintButton } from "./print-button.tsx";

type Props = {
  viewer: Viewer;
  catalogue: Catalogue;
  view: JourneyView;
  address: JourneyAddress;
  period: DayRange;
  today: string;
  context: MapContext;
  refused: readonly Refused[];
  actions: ReactNode;
};

/** Title, what the journey says today, what can be done with the whole of it, and the filters. */
export function JourneyHead({
  viewer,
  catalogue,
  view,
  address,
  period,
  today,
  context,
  refused,
  actions: more,
}: Props) {
  const t = useTranslations("journey");
  const none = useTranslations("scores.breakdown")("none");
  const { organisation, permissions } = viewer;
  const { fields, moreFields } = useFilterFields(catalogue);
  const actions = (
    <>
      {more}
      <PrintButton />
      {permissions.includes("journey.edit") ? (
        <Link href={paths.settings.journey(organisation.key)} className={buttonStyle()}>
          {t("edit")}
        </Link>
      ) : null}
    </>
  );
  return (
    <>
      <PrintHead
        organisation={organisation}
        title={t("title")}
        days={period}
        compared={view.comparedWith}
        filters={sliceWords(address.slice, catalogue, context.locale, none)}
        format={context.format}
      />
      <PageHeader title={t("title")} lead={useLead(view, context)} actions={actions} />
      <JourneyFilterBar
        organisation={organisation.key}
        view={address}
        days={period}
        today={today}
        timeZone={organisation.timeZone}
        fields={fields.filter(({ id }) => id !== "touchpoint" && id !== "stage")}
        moreFields={moreFields}
      />
      <RefusedNote
        refused={refused}
        catalogue={catalogue}
        href={paths.journey(organisation.key, journeyQuery(address))}
      />
      {address.journey === null ? null : (
        <p className="mt-4 border-accent border-l-2 pl-3 text-ui" role="status">
          {t("older", { version: String(address.journey) })}{" "}
          <Link
            href={paths.journey(organisation.key, journeyQuery({ ...address, journey: null }))}
            className="link"
            data-print="hide"
          >
            {t("newest")}
          </Link>
        </p>
      )}
    </>
  );
}

function useLead(view: JourneyView, { locale, format }: MapContext): string {
  const t = useTranslations("journey.lead");
  const lowest = lowestStage(view);
  const unheard = view.touchpoints.filter(({ listening }) => listening === "none");
  const names = format.list(unheard.slice(0, 3).map(({ name }) => nameIn(locale, name)));
  return [
    lowest ? t("lowest", { stage: nameIn(locale, lowest.name) }) : t("even"),
    ...(unheard.length > 0 ? [t("unheard", { count: unheard.length, names })] : []),
  ].join(t("separator"));
}
