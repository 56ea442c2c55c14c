import type { NonResponse } from "@heard/core/ledger";
import { useTranslations } from "next-intl";
import { figureOf } from "#features/scores/figure.tsx";
import { type Bounds, formatChange, formatInterval, formatValue } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";

type Props = { report: NonResponse; name: string; format: Format };

/** The score as it came and weighted to those asked, side by side: neither without its n and interval. */
export function WeightedScore({ report: { score, withheld }, name, format }: Props) {
  const t = useTranslations("distribution.groups");
  const figures = useTranslations("common.figures");
  if (withheld)
    return (
      <p className="mt-6 text-body text-ink-2" {...figureOf({ value: null, n: withheld.n, unit: "points" })}>
        {figures("withheld", { n: format.count(withheld.n), rule: format.count(withheld.least) })}
      </p>
    );
  if (!score) return null;
  const { unit, n, isLow, effectiveN } = score;
  const shown = (value: number) => formatValue(format, unit, value, isLow);
  const judged = (value: number, interval: Bounds, count: string) => {
    const range = (low: string, high: string) => figures("range", { low, high });
    return `${count} · ${formatInterval(format, unit, value, interval, range, isLow)}${isLow ? `, ${figures("lowBase")}` : ""}`;
  };
  const figure = (
    label: string,
    value: number,
    interval: Bounds,
    count: { n: number; words: string; note?: string },
  ) => (
    <div {...figureOf({ value, n: count.n, unit })}>
      <dt className="text-ink-2 text-ui">{label}</dt>
      <dd className="text-cell tabular-nums">{shown(value)}</dd>
      <dd className="text-ink-3 text-small tabular-nums">{judged(value, interval, count.words)}</dd>
      {count.note ? <dd className="sentence mt-3 text-ink-3 text-small">{count.note}</dd> : null}
    </div>
  );
  const weightedN = Math.round(effectiveN);
  return (
    <dl className="mt-6 flex flex-wrap gap-x-12 gap-y-4">
      {figure(t("raw", { name }), score.raw, score.rawInterval, { n, words: figures("n", { n: format.count(n) }) })}
      {figure(t("weighted", { name }), score.weighted, score.interval, {
        n: weightedN,
        words: t("effectiveN", { n: format.count(weightedN) }),
        note: t("difference", { change: formatChange(format, unit, score.weighted - score.raw) }),
      })}
    </dl>
  );
}
