import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatValue } from "#lib/figures.ts";
import type { MeasureResult } from "#lib/measure.ts";
import { ResponsesTile } from "./responses-tile.tsx";
import type { ScreenContext } from "./screen-context.ts";
import { Tile } from "./tile.tsx";

export type MetricResults = {
  /** By the metric's headline method, with its series. */
  headline: MeasureResult;
  /** The same answers by the metric's other methods. */
  others: MeasureResult[];
};

/** The tiles of a screen, parted by hairlines; two abreast on a phone. */
export function TileRow({
  metrics,
  responses,
  screen,
}: {
  metrics: MetricResults[];
  responses: MeasureResult;
  screen: ScreenContext;
}) {
  return (
    <div className="mt-8 grid grid-cols-2 gap-x-6 gap-y-8 rail:grid-cols-4 rail:gap-x-0">
      {metrics.map(({ headline, others }) => (
        <Place key={headline.total.metric}>
          <Tile result={headline} screen={screen} also={<OtherMethods others={others} screen={screen} />} />
        </Place>
      ))}
      <Place>
        <ResponsesTile result={responses} screen={screen} />
      </Place>
    </div>
  );
}

function Place({ children }: { children: ReactNode }) {
  return (
    <div className="min-w-0 border-line rail:border-l rail:px-6 rail:[&:nth-child(4n+1)]:border-l-0 rail:[&:nth-child(4n+1)]:pl-0">
      {children}
    </div>
  );
}

/** "Mean 4.16 of 5 · composite 79.0%": the same answers by the other methods, each named. */
function OtherMethods({ others, screen }: { others: MeasureResult[]; screen: ScreenContext }) {
  const t = useTranslations("scores");
  const { format } = screen;
  if (others.length === 0) return t("tiles.grain", { grain: t(`grains.${screen.grain}`) });
  return others
    .flatMap(({ total: { method, unit, value, scale } }) => {
      if (value === null) return [];
      const text = formatValue(format, unit, value);
      if (method === "mean") return [t("tiles.alsoMean", { value: text, max: String(scale?.max ?? "") })];
      if (method === "composite") return [t("tiles.alsoComposite", { value: text })];
      return method === "topTwoBox" ? [t("tiles.alsoTopTwo", { value: text })] : [];
    })
    .join(" · ");
}
