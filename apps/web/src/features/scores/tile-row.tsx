import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatInterval, formatValue } from "#lib/figures.ts";
import { type MeasureResult, nameIn } from "#lib/measure.ts";
import { methodFiguresId } from "./method-figures.tsx";
import { ResponsesTile } from "./responses-tile.tsx";
import type { ScreenContext } from "./screen-context.ts";
import { Tile } from "./tile.tsx";

export type MetricResults = {
  /** By the metric's headline method, with its series. */
  headline: MeasureResult;
  /** The same answers by the metric's other methods. */
  others: MeasureResult[];
};

/** The tiles of a screen, parted by hairlines; two abreast on a phone. Metrics that nobody answered are named, not drawn. */
export function TileRow({
  metrics,
  drivers,
  responses,
  screen,
}: {
  metrics: MetricResults[];
  /** Keys of the metrics that are asked as drivers of another one. */
  drivers: ReadonlySet<string>;
  responses: MeasureResult;
  screen: ScreenContext;
}) {
  const t = useTranslations("scores.tiles");
  const hasAnswers = ({ headline: { total } }: MetricResults) => total.n > 0 || (total.change?.previous.n ?? 0) > 0;
  const silent = metrics.filter((metric) => !hasAnswers(metric));
  const answered = metrics.filter(hasAnswers);
  // A row of drivers would push what they drive out of sight; they open below it.
  const isFolded = ({ headline }: MetricResults) => answered.length >= mostTiles && drivers.has(headline.total.metric);
  const folded = answered.filter(isFolded);
  return (
    <>
      <div className={tileGrid}>
        <Tiles metrics={answered.filter((metric) => !isFolded(metric))} screen={screen} />
        <Place>
          <ResponsesTile result={responses} screen={screen} />
        </Place>
      </div>
      {folded.length > 0 ? (
        <details className="mt-6" data-print="open">
          <summary className="link inline-block cursor-pointer text-small">
            {t("drivers", { count: String(folded.length) })}
          </summary>
          <div className={tileGrid}>
            <Tiles metrics={folded} screen={screen} />
          </div>
        </details>
      ) : null}
      {silent.length > 0 ? (
        <p className="mt-2 text-ink-3 text-small">
          {t("silent", {
            names: screen.format.list(silent.map(({ headline }) => nameIn(screen.locale, headline.total.name))),
          })}
        </p>
      ) : null}
    </>
  );
}

/** More than one row: then drivers go below. */
const mostTiles = 5;
const tileGrid = "mt-8 -mb-7 grid grid-cols-2 gap-x-6 gap-y-1 rail:grid-cols-4 rail:gap-x-0";

function Tiles({ metrics, screen }: { metrics: readonly MetricResults[]; screen: ScreenContext }) {
  return metrics.map(({ headline, others }) => (
    <Place key={headline.total.metric}>
      <Tile
        result={headline}
        screen={screen}
        also={others.length > 0 ? <OtherMethods others={others} screen={screen} /> : null}
      />
    </Place>
  ));
}

function Place({ children }: { children: ReactNode }) {
  return (
    <div className="row-span-6 mb-7 grid min-w-0 grid-rows-subgrid gap-y-1 border-line rail:border-l rail:px-5 rail:[&:nth-child(4n+1)]:border-l-0 rail:[&:nth-child(4n+1)]:pl-0">
      {children}
    </div>
  );
}

/** "Mean 4.16 ±0.02 of 5 · composite 79.0% ±0.6": the same answers by the other methods, each named, each with its interval. */
function OtherMethods({ others, screen }: { others: MeasureResult[]; screen: ScreenContext }) {
  const t = useTranslations("scores.tiles");
  const differ = useTranslations("scores.methods")("differ");
  const range = useTranslations("common.figures");
  const { format } = screen;
  const metric = others[0]?.total.metric ?? null;
  const figures = others
    .flatMap(({ total: { method, unit, value, scale, interval, base } }) => {
      if (value === null || interval === null) return [];
      const rough = base === "lowBase";
      const words = {
        value: formatValue(format, unit, value, rough),
        interval: formatInterval(format, unit, value, interval, (low, high) => range("range", { low, high }), rough),
      };
      if (method === "mean") return [t("alsoMean", { ...words, max: String(scale?.max ?? "") })];
      if (method === "composite") return [t("alsoComposite", words)];
      return method === "topTwoBox" ? [t("alsoTopTwo", words)] : [];
    })
    .join(" · ");
  if (figures === "") return null;
  return (
    <>
      {figures}{" "}
      <Link
        href={`${screen.hrefOf({ ...screen.view, metric, method: null })}#${methodFiguresId}`}
        className="link whitespace-nowrap"
        data-print="hide"
      >
        {differ}
      </Link>
    </>
  );
}
