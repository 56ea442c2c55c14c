import type { SharedJourney as Shared } from "@heard/core/journey-shares";
import { Mark } from "@heard/ui/mark";
import { StateNote } from "@heard/ui/state-note";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "#components/page-header.tsx";
import { getFormat } from "#server/format.ts";
import { JourneyMap } from "./journey-map.tsx";
import { domainsOf } from "./map-context.ts";

type SharedJourneyProps = {
  shared: Shared | null;
  /** Why there is none: the link opens nothing, or more look at once than it is made for. */
  without?: "gone" | "busy";
};
const secondsToWait = 5;

/** The journey for whoever has the link: read, not touched. */
export async function SharedJourney({ shared, without = "gone" }: SharedJourneyProps) {
  const t = await getTranslations("journey.shared");
  const common = await getTranslations("common");
  const format = await getFormat(shared?.organisation.timeZone ?? "UTC");
  return (
    <div className="mx-auto max-w-384 px-4 py-8 rail:px-10">
      <main id="content">
        {shared ? (
          <>
            <PageHeader
              title={t("title", { organisation: shared.organisation.name })}
              lead={t("lead", {
                days: format.days(shared.period.from, shared.period.to),
                least: String(shared.leastAnswers),
                day: format.instant(shared.expiresAt),
              })}
            />
            <JourneyMap
              view={shared.view}
              context={{
                ...{ locale: await getLocale(), format, links: null },
                ...{ lowBelow: shared.organisation.lowBelow, domains: domainsOf(shared.view) },
              }}
            />
          </>
        ) : (
          <StateNote headingLevel={1} title={t(without)}>
            {without === "busy" ? <meta httpEquiv="refresh" content={String(secondsToWait)} /> : null}
            {t(`${without}Body`)}
          </StateNote>
        )}
      </main>
      <p className="mt-10 flex items-center gap-2 text-ink-3 text-small">
        <Mark />
        {common("product")}
      </p>
    </div>
  );
}
