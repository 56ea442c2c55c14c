import { buttonStyle } from "@heard/ui/button-style";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { periodText } from "#lib/period.ts";
import type { Viewer } from "#server/context.ts";

export type HomeQuietProps = { viewer: Viewer; answered: DayRange; format: Format };

/** Answers there are, but none of these months: a file of earlier years was imported, or a source fell silent. The way to them, and to newer ones. */
export function HomeQuiet({ viewer: { organisation, permissions }, answered, format }: HomeQuietProps) {
  const t = useTranslations();
  return (
    <PageHeader
      title={t("home.headline.none")}
      lead={t("scores.empty.newest", { day: format.month(answered.to) })}
      actions={
        <>
          {permissions.includes("import.run") ? (
            <Link href={paths.newImport(organisation.key)} className={buttonStyle()}>
              {t("home.start.import")}
            </Link>
          ) : null}
          <Link
            href={paths.scores(organisation.key, { period: periodText(answered) })}
            className={buttonStyle("primary")}
          >
            {t("scores.empty.look", { days: format.days(answered.from, answered.to) })}
          </Link>
        </>
      }
    />
  );
}
