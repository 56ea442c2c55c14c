import { CountBars } from "@heard/ui/charts/count-bars";
import { useTranslations } from "next-intl";
import { TraceLink } from "#features/trace/trace-link.tsx";
import type { MeasureResult } from "#lib/measure.ts";
import { HeadlineFigure } from "./figure.tsx";
import { type ScreenContext, traceHref } from "./screen-context.ts";
import { tileRows } from "./tile.tsx";
import { trendData } from "./trend-data.ts";
import { useTrendWords } from "./use-trend-words.ts";

/** How many answered. A count is no estimate: it has no interval and no verdict, only a difference. */
export function ResponsesTile({ result, screen }: { result: MeasureResult; screen: ScreenContext }) {
  const t = useTranslations("scores");
  const trace = useTranslations("common.figures");
  const words = useTrendWords();
  const { format } = screen;
  const { total } = result;
  const { points, start } = trendData(result, screen.grain, {
    format,
    words,
    yearStartMonth: screen.organisation.yearStartMonth,
  });
  const name = t("tiles.responses");
  const difference = total.change?.value ?? null;
  const count = format.count(Math.abs(difference ?? 0));
  return (
    <div className={tileRows}>
      <h2 className="font-semibold text-body">{name}</h2>
      <p className="text-ink-3 text-small">{t("tiles.responsesOf")}</p>
      <HeadlineFigure
        measure={total}
        format={format}
        trace={(number) => (
          <TraceLink href={traceHref(screen, total)} label={trace("trace", { name, value: format.count(total.n) })}>
            {number}
          </TraceLink>
        )}
      />
      <p className="min-h-9 text-ink-2 text-ui">
        {difference === null
          ? null
          : difference === 0
            ? t("tiles.sameAsBefore")
            : difference > 0
              ? t("tiles.moreThanBefore", { count })
              : t("tiles.fewerThanBefore", { count })}
      </p>
      <div className="my-1 max-w-72">
        <CountBars
          label={t("tiles.responsesLine", { grain: t(`grains.${screen.grain}`) })}
          bars={points.map(({ title, n, whole }, index) => ({
            key: `${index} ${title}`,
            count: n,
            focus: index >= start,
            cut: !whole,
          }))}
        />
      </div>
      <p className="text-ink-3 text-small">
        {t(points.every(({ whole }) => whole) ? "tiles.responsesLine" : "tiles.responsesLineCut", {
          grain: t(`grains.${screen.grain}`),
        })}
      </p>
    </div>
  );
}
