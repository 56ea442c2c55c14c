import { useTranslations } from "next-intl";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { PrintedAt } from "./printed-at.tsx";

export type PrintHeadProps = {
  organisation: { name: string; timeZone: string };
  /** What the page shows: "Scores". */
  title: string;
  days: DayRange;
  compared?: DayRange | null;
  /** The filters in words; empty when there are none. */
  filters: readonly string[];
  format: Format;
};

/** What a sheet of paper must say, since it has no address: whose numbers, of what time, of which answers, printed when. */
export function PrintHead({ organisation, title, days, compared = null, filters, format }: PrintHeadProps) {
  const t = useTranslations("common.export.paper");
  const separator = useTranslations("common.list")("separator");
  const of = (range: DayRange) => format.days(range.from, range.to);
  const period = [t("period", { days: of(days) }), ...(compared ? [t("compared", { days: of(compared) })] : [])];
  return (
    <div data-print="only">
      <p className="mb-4 border-line border-b pb-2 text-small">
        <span className="font-semibold">{t("head", { organisation: organisation.name, title })}</span>
        <br />
        {period.join(separator)}
        {" · "}
        {t("filters", { filters: filters.length > 0 ? filters.join("; ") : t("none") })}
        {" · "}
        <PrintedAt timeZone={organisation.timeZone} />
      </p>
    </div>
  );
}
