import type { SharedJourney as Shared } from "@heard/core/journey-shares";
import { Mark } from "@heard/ui/mark";
import { StateNote } from "@heard/ui/state-note";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "#components/page-header.tsx";
import { getFormat } from "#server/format.ts";
import { JourneyMap } from "./journey-map.tsx";
import { domainsOf } from "./map-context.ts";

/** The journey for whoever has the link: read, not touched. */
export async function SharedJourney({ shared }: { shared: Shared | null }) {
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
          <StateNote headingLevel={1} title={t("gone")}>
            {t("goneBody")}
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
