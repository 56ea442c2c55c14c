import { Verdict } from "@heard/ui/charts/verdict";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import { formatChange, formatChangeBound } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { Measure } from "#lib/measure.ts";

/** A change is a word first, then points, then its interval. Where too few answered, what would be enough. */
export function Change({ measure, format, needed }: { measure: Measure; format: Format; needed: number }) {
  const t = useTranslations("common");
  const { change, unit } = measure;
  if (!change?.verdict) return null;
  const [now, before] = [peopleIn(measure), peopleIn(change.previous)];
  const range = (low: number, high: number) =>
    t("figures.range", { low: formatChangeBound(format, unit, low), high: formatChangeBound(format, unit, high) });
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 rail:block">
      <Verdict verdict={change.verdict}>{t(`verdicts.${change.verdict}`)}</Verdict>
      <span
        className={cx(
          "text-ink-3 text-small tabular-nums rail:block",
          // A sentence beside figures in a column: it breaks before it takes their room.
          change.verdict === "tooFewAnswers" && "rail:max-w-48 rail:whitespace-normal",
        )}
      >
        {change.value !== null && change.interval !== null
          ? t("figures.changeWithInterval", {
              change: formatChange(format, unit, change.value),
              interval: range(change.interval.low, change.interval.high),
            })
          : change.verdict === "tooFewAnswers"
            ? t(`figures.${shortOf(now, before, needed)}`, {
                n: format.count(now),
                before: format.count(before),
                needed: format.count(needed),
              })
            : null}
      </span>
    </div>
  );
}

/** By how many a number is held too small: several ratings by one person are one person's. */
const peopleIn = ({ n, effectiveN }: Pick<Measure, "n" | "effectiveN">) => effectiveN ?? n;

/** In which of the two periods too few answered. */
function shortOf(n: number, before: number, needed: number) {
  if (n < needed && before < needed) return "neededBoth";
  if (before < needed) return "neededBefore";
  return n < needed ? "neededNow" : "needed";
}
