import { Verdict } from "@heard/ui/charts/verdict";
import { useTranslations } from "next-intl";
import { formatChange, formatChangeBound } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { Measure } from "#lib/measure.ts";

/** A change is a word first, then points, then its interval. Where too few answered, what would be enough. */
export function Change({ measure, format, needed }: { measure: Measure; format: Format; needed: number }) {
  const t = useTranslations("common");
  const { change, unit } = measure;
  if (!change?.verdict) return null;
  const range = (low: number, high: number) =>
    t("figures.range", { low: formatChangeBound(format, unit, low), high: formatChangeBound(format, unit, high) });
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 rail:block">
      <Verdict verdict={change.verdict}>{t(`verdicts.${change.verdict}`)}</Verdict>
      <span className="text-ink-3 text-small tabular-nums rail:block">
        {change.value !== null && change.interval !== null
          ? t("figures.changeWithInterval", {
              change: formatChange(format, unit, change.value),
              interval: range(change.interval.low, change.interval.high),
            })
          : change.verdict === "tooFewAnswers"
            ? t(`figures.${shortOf(measure.n, change.previous.n, needed)}`, {
                n: format.count(measure.n),
                before: format.count(change.previous.n),
                needed: format.count(needed),
              })
            : null}
      </span>
    </div>
  );
}

/** In which of the two periods too few answered. */
function shortOf(n: number, before: number, needed: number) {
  if (n < needed && before < needed) return "neededBoth";
  if (before < needed) return "neededBefore";
  return n < needed ? "neededNow" : "needed";
}
