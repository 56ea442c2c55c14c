import type { PlanDetail } from "@heard/core/improvement-plans";
import type { GoalForecast as Forecast } from "@heard/core/verdicts";
import { useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { BalanceTable } from "./balance-table.tsx";
import { useEffectWords } from "./use-effect-words.ts";

type GoalForecastProps = {
  forecast: Forecast;
  goal: NonNullable<PlanDetail["goal"]>;
  catalogue: Catalogue;
  format: Format;
};

/** Can we tell? What could be seen, with how many answers, against whom, and who is in the way. */
export function GoalForecast({ forecast: found, goal, catalogue, format }: GoalForecastProps) {
  const t = useTranslations("verdicts.forecast");
  const plans = useTranslations("plans");
  const words = useEffectWords(format);
  const { forecast, baselinePeriods, smallestMeaningfulChange, overlaps } = found;
  const change = goal.targetChange ?? smallestMeaningfulChange;
  const detectable = (value: number) => words.size(goal.method, value);
  const name = (unit: string) => words.unitName(catalogue, goal.unitField, unit);
  const isSeen = forecast !== null && forecast.smallestDetectable <= change;
  return (
    <div className="mt-5 rounded-control bg-sunk p-4 text-ui">
      <h3 className="font-semibold">{t("title")}</h3>
      {forecast === null ? (
        <p className="sentence mt-1">{t("short", { periods: String(Math.min(baselinePeriods, 7)) })}</p>
      ) : (
        <>
          <p
            className={isSeen ? "sentence mt-1 font-medium text-promoter" : "sentence mt-1 font-medium text-detractor"}
          >
            {isSeen
              ? t("yes", { change: detectable(change) })
              : forecast.neededPerPeriod === null
                ? t("never", { change: detectable(change) })
                : t("no", { detectable: detectable(forecast.smallestDetectable) })}
          </p>
          <ul className="sentence mt-2 flex flex-col gap-1 text-ink-2">
            {forecast.neededPerPeriod === null ? null : (
              <li>
                {t("needed", {
                  ...{ needed: format.count(forecast.neededPerPeriod), have: format.count(forecast.planPerPeriod) },
                })}
              </li>
            )}
            <li>
              {t(`claim.${forecast.claim === "change" ? "change" : forecast.strength}`, {
                ...{ units: forecast.comparisonUnits, periods: String(forecast.baselinePeriods) },
              })}
            </li>
            {forecast.isTrendTooStrong ? <li className="text-detractor">{t("trend")}</li> : null}
            {forecast.help.slice(0, 2).map(({ by, smallestDetectable }) => (
              <li key={by}>{t(`help.${by}`, { detectable: detectable(smallestDetectable) })}</li>
            ))}
          </ul>
        </>
      )}
      {overlaps.length === 0 ? null : (
        <p className="sentence mt-2 text-detractor">
          {t("overlaps", {
            count: overlaps.length,
            plans: format.list(overlaps.map(({ number }) => plans("number", { number: String(number) }))),
            units: words.list([...new Set(overlaps.flatMap(({ units }) => units))].map(name)),
          })}
        </p>
      )}
      {found.exclusions.map(({ title, from, to }) => (
        <p key={`${title} ${from}`} className="sentence mt-2 text-ink-2">
          {t("leftOut", { title, days: format.days(from, to) })}
        </p>
      ))}
      <p className="mt-2 text-ink-3 text-small">{t("verdictOn", { day: format.day(found.verdictOn) })}</p>
      {forecast ? <BalanceTable forecast={forecast} method={goal.method} format={format} /> : null}
    </div>
  );
}
