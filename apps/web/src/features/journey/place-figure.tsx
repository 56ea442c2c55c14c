import type { JourneyKind } from "@heard/core/journey-view/rules";
import { IntervalRow } from "@heard/ui/charts/interval-row";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Change } from "#features/scores/change.tsx";
import { figureOf, Judged } from "#features/scores/figure.tsx";
import { TraceLink } from "#features/trace/trace-link.tsx";
import { formatInterval, formatValue } from "#lib/figures.ts";
import type { Measure } from "#lib/measure.ts";
import type { MapContext } from "./map-context.ts";

type Props = { kind: JourneyKind; measure: Measure; place: string; context: MapContext };

/** The figure that a place is judged by: its number, its bar on the map's scale, and whether it changed. */
export function MainFigure({ kind, measure, place, context }: Props) {
  const t = useTranslations();
  const { format, lowBelow, domains } = context;
  const { value, unit, interval, base, change } = measure;
  const domain = domains[kind];
  const rough = base === "lowBase";
  if (value === null) return <Absent {...{ kind, measure, format }} />;
  const range = (low: string, high: string) => t("common.figures.range", { low, high });
  return (
    <div {...figureOf(measure)}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className={kind === "csat" ? "sr-only" : "w-full text-ink-3 text-small"}>
          {t(`journey.kinds.${kind}`)}
        </span>
        <span className={`text-cell tabular-nums ${rough ? "font-normal" : "font-semibold"}`}>
          <Traced {...{ kind, measure, place, context }}>{formatValue(format, unit, value, rough)}</Traced>
        </span>
        <Judged measure={measure} format={format} />
      </p>
      {domain && interval ? (
        // A dot at the end of the scale is drawn whole inside its column.
        <div className="px-1.5">
          <IntervalRow
            label={`${place}: ${formatValue(format, unit, value, rough)} (${formatInterval(format, unit, value, interval, range, rough)})`}
            domain={domain}
            value={value}
            low={interval.low}
            high={interval.high}
            before={change?.previous.value ?? null}
            lowBase={rough}
          />
        </div>
      ) : null}
      <Change measure={measure} format={format} needed={lowBelow} />
    </div>
  );
}

/** A further figure of a place, on one line. */
export function SideFigure({ kind, measure, place, context }: Props) {
  const t = useTranslations("journey");
  const { format } = context;
  const { value, unit, base } = measure;
  if (value === null) return <Absent {...{ kind, measure, format }} />;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-ui" {...figureOf(measure)}>
      <span className="text-ink-2">{t(`kinds.${kind}`)}</span>
      <span className="font-medium tabular-nums">
        <Traced {...{ kind, measure, place, context }}>{formatValue(format, unit, value, base === "lowBase")}</Traced>
      </span>
      <Judged measure={measure} format={format} />
    </p>
  );
}

function Traced({ kind, measure, place, context, children }: Props & { children: ReactNode }) {
  const t = useTranslations();
  if (!context.links) return children;
  const { value, unit, base } = measure;
  const label = t("common.figures.trace", {
    name: `${place}, ${t(`journey.kinds.${kind}`)}`,
    value: value === null ? "" : formatValue(context.format, unit, value, base === "lowBase"),
  });
  return (
    <TraceLink href={context.links.trace(measure.trace)} label={label}>
      {children}
    </TraceLink>
  );
}

function Absent({ kind, measure, format }: Pick<Props, "kind" | "measure"> & Pick<MapContext, "format">) {
  const t = useTranslations();
  const { n, effectiveN, withheld } = measure;
  return (
    <p className="text-ink-2 text-ui" {...figureOf(measure)}>
      <span className="text-ink-2">{t(`journey.kinds.${kind}`)}</span>{" "}
      {withheld
        ? t("common.figures.withheld", { n: format.count(effectiveN ?? n), rule: format.count(withheld.minimum) })
        : t("common.figures.noAnswers")}
    </p>
  );
}
