import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { PeriodChoice } from "#lib/period.ts";
import { sliceSize } from "#lib/slice.ts";
import type { ScreenContext } from "./screen-context.ts";

/** No answers in this view: why, and where there are some. */
export function ScoresEmpty({ screen, answered }: { screen: ScreenContext; answered: PeriodChoice | null }) {
  const t = useTranslations("scores.empty");
  const { view, period, format, locale } = screen;
  const filtered = sliceSize(view.slice) > 0;
  return (
    <StateNote
      title={t("title")}
      action={
        <>
          {filtered ? (
            <Link href={screen.hrefOf({ ...view, slice: {} })} className={buttonStyle("primary")}>
              {t("clear")}
            </Link>
          ) : null}
          {answered ? (
            <Link
              href={screen.hrefOf({ ...view, period: answered })}
              className={buttonStyle(filtered ? "plain" : "primary")}
            >
              {typeof answered === "string"
                ? t("longer")
                : t("look", { days: format.days(answered.from, answered.to) })}
            </Link>
          ) : null}
        </>
      }
    >
      {[
        t(filtered ? "bodyFiltered" : "body", { days: format.days(period.from, period.to) }),
        ...(answered && typeof answered !== "string" ? [t("newest", { day: format.month(answered.to) })] : []),
        ...(answered === null && filtered ? [t("nothingEver")] : []),
      ].join(locale === "en" ? " " : "")}
    </StateNote>
  );
}
