import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import { tookTooLong } from "./case-bar.tsx";
import type { CaseContext } from "./case-screen.tsx";
import { ClockDays } from "./clock-days.tsx";
import { useClockWords } from "./use-clock-words.ts";
import { useDuration } from "./use-duration.ts";
import { useHoursWords } from "./use-hours-words.ts";

/** How long is left, in business hours, and what was paused and why. */
export function CaseClock({ organisation, one, format }: CaseContext) {
  const t = useTranslations("cases");
  const clock = useClockWords(format);
  const hours = useHoursWords();
  const duration = useDuration();
  return (
    <section>
      <h2 className={one.isLate ? "text-chart text-detractor" : "text-chart"}>
        {one.state === "merged" && one.mergedInto !== null ? (
          <Link className="link" href={paths.case(organisation, one.mergedInto)}>
            {t("clock.merged", { number: String(one.mergedInto) })}
          </Link>
        ) : (
          clock.short(one)
        )}
      </h2>
      <p className={tookTooLong(one) ? "text-detractor text-ui" : "text-ink-2 text-ui"}>{clock.when(one)}</p>
      <p className="mb-3 text-ink-2 text-ui">
        {t("clock.usedOf", { used: duration(one.usedMinutes), allowed: duration(one.allowedMinutes) })}
      </p>
      <ClockDays one={one} format={format} />
      {one.state === "open" && one.dueAt && !one.escalatedAt ? (
        <p className="sentence mt-2 text-ink-2 text-ui">
          {one.escalateTo
            ? t("clock.goesUp", { at: format.instant(one.dueAt), name: one.escalateTo.name })
            : t("clock.goesNowhere")}
        </p>
      ) : null}
      {one.pauses.length > 0 ? (
        <>
          <h3 className="mt-4 font-medium text-ui">{t("work.pausesTitle")}</h3>
          <ul className="text-ink-2 text-ui">
            {one.pauses.map(({ from, to, reason, by }) => (
              <li key={from.getTime()} className="wrap-anywhere">
                {t("work.pauseOf", {
                  ...{ from: format.instant(from), to: to ? format.instant(to) : t("work.now"), reason },
                  by: by ?? t("history.system"),
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="sentence mt-3 text-ink-3 text-small">
        {t("clock.hours", { hours: hours(one.calendar.hours), count: one.calendar.holidays.length })}
      </p>
    </section>
  );
}
