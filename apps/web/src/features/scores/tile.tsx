import { niceDomain } from "@heard/ui/charts/geometry";
import { Sparkline } from "@heard/ui/charts/sparkline";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TraceLink } from "#features/trace/trace-link.tsx";
import { formatValue, scaleList } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { type Measure, type MeasureResult, nameIn } from "#lib/measure.ts";
import { Change } from "./change.tsx";
import { figureOf, HeadlineFigure } from "./figure.tsx";
import { type ScreenContext, traceHref } from "./screen-context.ts";
import { trendData } from "./trend-data.ts";
import { useTrendWords } from "./use-trend-words.ts";

export type TileProps = {
  result: MeasureResult;
  screen: ScreenContext;
  /** Other methods of the same metric, named in the last line. */
  also?: ReactNode;
};

/** Tiles stand on common rows: where one of them breaks a line, the others wait for it. */
export const tileRows = "row-span-6 grid min-w-0 grid-rows-subgrid gap-y-1";

/** One metric at a glance: number, verdict, course. */
export function Tile({ result, screen, also }: TileProps) {
  const t = useTranslations();
  const { format, locale } = screen;
  const { total } = result;
  const name = nameIn(locale, total.name);
  const trace = (number: ReactNode) => (
    <TraceLink
      href={traceHref(screen, total)}
      label={t("common.figures.trace", {
        name,
        value: total.value === null ? "" : formatValue(format, total.unit, total.value),
      })}
    >
      {number}
    </TraceLink>
  );
  return (
    <div className={tileRows} {...figureOf(total)}>
      <h2 className="font-semibold text-body">{name}</h2>
      <p className="text-ink-3 text-small">
        <ScaleLine measure={total} format={format} />
      </p>
      <HeadlineFigure measure={total} format={format} trace={trace} />
      <div>
        <Change measure={total} format={format} needed={screen.organisation.lowBelow} />
      </div>
      <Course result={result} screen={screen} name={name} />
      <p className="text-ink-3 text-small">
        {also ?? t("scores.tiles.grain", { grain: t(`scores.grains.${screen.grain}`) })}
      </p>
    </div>
  );
}

function ScaleLine({ measure: { scope, scale, method, pooled }, format }: { measure: Measure; format: Format }) {
  const t = useTranslations();
  if (pooled) return t("scores.methods.pooled", { scales: scaleList(pooled, format) });
  if (!scope || !scale) return t("scores.tiles.responsesOf");
  if (method === "easeIndex") return t("scores.tiles.easeScale");
  // A percentage could be top-2-box or composite: where a metric has several methods, the tile names its own.
  const own = method === "nps" ? [] : [t(`scores.methods.${method}`)];
  const words = {
    scope: [t(`common.scopes.${scope}`), ...own].join(t("common.list.separator")),
    min: String(scale.min),
    max: String(scale.max),
  };
  return scale.direction === "lowerIsBetter" ? t("scores.tiles.scaleLower", words) : t("scores.tiles.scale", words);
}

function Course({ result, screen, name }: { result: MeasureResult; screen: ScreenContext; name: string }) {
  const t = useTranslations("scores");
  const words = useTrendWords();
  const { points, start } = trendData(result, screen.grain, {
    format: screen.format,
    words,
    yearStartMonth: screen.organisation.yearStartMonth,
  });
  const domain = niceDomain(
    points.flatMap(({ low, high, value }) => [low, high, value]),
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  );
  if (!domain) return <div className="h-10" />;
  const shown = points.filter(({ value }) => value !== null);
  const label = t("tiles.sparkline", {
    metric: name,
    grain: t(`grains.${screen.grain}`),
    first: shown[0]?.lines[0] ?? "",
    last: shown.at(-1)?.lines[0] ?? "",
  });
  return (
    <div className="my-1 h-8.5 max-w-72">
      <Sparkline label={label} points={points} start={start} domain={domain} />
    </div>
  );
}
