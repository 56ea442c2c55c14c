import { useTranslations } from "next-intl";
import { formatValue } from "#lib/figures.ts";
import type { Measure, MeasureResult } from "#lib/measure.ts";
import { figureOf, Judged } from "./figure.tsx";
import type { ScreenContext } from "./screen-context.ts";

/** Where the tiles lead that ask why the figures differ. */
export const methodFiguresId = "methods";

/** The same answers by each method of their metric, side by side, each with how it comes about; and why the figures differ. */
export function MethodFigures({ results, screen }: { results: readonly MeasureResult[]; screen: ScreenContext }) {
  const t = useTranslations("scores.methods");
  const shown = results.map(({ total }) => total).filter(({ value }) => value !== null);
  if (shown.length < 2) return null;
  return (
    <section id={methodFiguresId} className="mt-8 border-line border-t pt-4">
      <h3 className="font-semibold text-body">{t("differ")}</h3>
      <dl className="mt-2">
        {shown.map((measure) => (
          <MethodFigure key={measure.method} measure={measure} screen={screen} />
        ))}
      </dl>
      <p className="sentence mt-3 text-ink-2 text-small">{t("differBody")}</p>
    </section>
  );
}

function MethodFigure({ measure, screen: { format } }: { measure: Measure; screen: ScreenContext }) {
  const t = useTranslations("scores.methods");
  const how = useHow(measure, format.count);
  const { method, unit, value, base } = measure;
  if (value === null) return null;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-2" {...figureOf(measure)}>
      <dt className="min-w-28 text-ui first-letter:uppercase">{t(method)}</dt>
      <dd className="font-semibold text-body tabular-nums">{formatValue(format, unit, value, base === "lowBase")}</dd>
      <dd>
        <Judged measure={measure} format={format} />
      </dd>
      <dd className="w-full text-ink-3 text-small">{how}</dd>
    </div>
  );
}

/** "4,120 of 5,000 answers are 4 or 5": the very sums that the figure is made of. */
function useHow(measure: Measure, count: (value: number) => string): string {
  const t = useTranslations("scores.methods.how");
  const { histogram, scale, method, n } = measure;
  if (!histogram || !scale) return "";
  const sum = histogram.reduce((total, answers, bin) => total + answers * (scale.min + bin), 0);
  const bestFirst = scale.direction === "higherIsBetter" ? [...histogram].reverse() : [...histogram];
  const best = scale.direction === "higherIsBetter" ? scale.max : scale.min;
  const second = scale.direction === "higherIsBetter" ? scale.max - 1 : scale.min + 1;
  const words = { n, sum: count(sum) };
  if (method === "topTwoBox")
    return t("topTwoBox", {
      ...words,
      top: (bestFirst[0] ?? 0) + (bestFirst[1] ?? 0),
      best: String(best),
      second: String(second),
    });
  if (method === "composite")
    return t("composite", { sum: words.sum, most: count(n * scale.max), max: String(scale.max), n: count(n) });
  return method === "mean" ? t("mean", words) : "";
}
