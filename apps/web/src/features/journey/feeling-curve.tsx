import type { JourneyView } from "@heard/core/journey-view";
import { ChartFrame } from "@heard/ui/charts/chart-frame";
import { type Domain, niceDomain, pixelOf } from "@heard/ui/charts/geometry";
import { useTranslations } from "next-intl";
import { formatInterval } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import { curvePaths, placeAcross } from "./feeling-geometry.ts";
import type { MapContext } from "./map-context.ts";

type Props = { view: JourneyView; context: MapContext };
type Place = ReturnType<typeof placeAcross>[number];

const height = 150;

/** How the journey feels, from what was written at every touchpoint: a curve with its band, and where it is meant to go, drawn by hand. */
export function FeelingCurve({ view, context }: Props) {
  const t = useTranslations("journey.feeling");
  const showAsTable = useTranslations("common.actions")("showAsTable");
  const figures = useTranslations("common.figures");
  const range = (low: string, high: string) => figures("range", { low, high });
  const places = placeAcross(view);
  const title = useTitle(places, context);
  const known = places.flatMap(({ cell }) => (cell.feeling ? [cell.feeling] : []));
  const domain = niceDomain(
    [
      0,
      ...places.map(({ cell }) => cell.note?.wantedFeeling ?? null),
      ...known.flatMap(({ value, interval }) => [value, interval?.low ?? null, interval?.high ?? null]),
    ],
    [-100, 100],
  );
  if (known.length === 0 || !domain) return <p className="py-6 text-ink-2 text-ui">{t("empty")}</p>;
  const { format, locale } = context;
  return (
    <ChartFrame
      title={title}
      subtitle={t("subtitle", { n: format.count(view.feeling?.n ?? sum(known)) })}
      table={{
        summary: showAsTable,
        caption: t("one"),
        columns: [t("touchpoint"), t("column"), t("interval"), "n"],
        rows: places.map(({ cell: { name, feeling } }) => [
          nameIn(locale, name),
          feeling ? format.wholePoints(feeling.value) : null,
          feeling?.interval
            ? range(format.wholePoints(feeling.interval.low), format.wholePoints(feeling.interval.high))
            : null,
          feeling ? format.count(feeling.n) : null,
        ]),
      }}
    >
      <Plot {...{ places, domain, context }} columns={view.stages.length} />
    </ChartFrame>
  );
}

function useTitle(places: readonly Place[], { locale }: MapContext): string {
  const t = useTranslations("journey.feeling");
  const known = places.flatMap(({ cell }) => (cell.feeling ? [{ name: cell.name, ...cell.feeling }] : []));
  const [best] = known.toSorted((a, b) => b.value - a.value);
  const [worst] = known.toSorted((a, b) => a.value - b.value);
  // Only what lies beyond the noise of the comments is a finding.
  if (!best?.interval || !worst?.interval || best.interval.low <= worst.interval.high) return t("one");
  return t("title", { best: nameIn(locale, best.name), worst: nameIn(locale, worst.name) });
}

function Plot({
  places,
  domain,
  columns,
  context,
}: {
  places: readonly Place[];
  domain: Domain;
  columns: number;
  context: MapContext;
}) {
  const t = useTranslations("journey.feeling");
  const { format, locale } = context;
  const at = (value: number) => pixelOf(value, domain, height);
  const points = places.map(({ x, cell: { feeling } }) =>
    feeling
      ? {
          ...{ x, y: at(feeling.value) },
          ...{ low: at(feeling.interval?.low ?? feeling.value), high: at(feeling.interval?.high ?? feeling.value) },
        }
      : null,
  );
  const { line, band } = curvePaths(points);
  const known = places.filter(({ cell }) => cell.feeling).toSorted((a, b) => feelingAt(a) - feelingAt(b));
  // A phone has room for two numbers.
  const ends = [known.at(0), known.at(-1)];
  const drawn = useTranslations("journey.note");
  const figures = useTranslations("common.figures");
  const range = (low: string, high: string) => figures("range", { low, high });
  const sentence = (place: Place) => {
    const wanted = place.cell.note?.wantedFeeling ?? null;
    const wish = wanted === null ? [] : [drawn("wanted", { value: format.wholePoints(wanted) })];
    return [measured(place), ...wish].join(", ");
  };
  const measured = ({ number, cell: { name, feeling } }: Place) =>
    feeling
      ? t("point", {
          ...{ number: String(number), touchpoint: nameIn(locale, name), value: format.wholePoints(feeling.value) },
          n: format.count(feeling.n),
          interval: feeling.interval
            ? formatInterval(format, "points", feeling.value, feeling.interval, range, true)
            : "",
        })
      : `${number} ${nameIn(locale, name)}: ${t("none")}`;
  return (
    <div className="pt-5 pb-6">
      <svg
        role="img"
        aria-label={t("label", { points: places.map(sentence).join("; ") })}
        width="100%"
        height={height}
        className="block overflow-visible"
      >
        {Array.from({ length: columns - 1 }, (_, index) => ((index + 1) * 100) / columns).map((x) => (
          <line key={x} x1={`${x}%`} x2={`${x}%`} y1="-8" y2={height + 24} stroke="var(--line)" />
        ))}
        <line x1="0" x2="100%" y1={at(0)} y2={at(0)} stroke="var(--control)" />
        <text x="0" y="-12" className="fill-ink-3 text-small">
          {t("positive")}
        </text>
        <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" width="100%" height={height} aria-hidden="true">
          <path d={band} fill="var(--band)" fillOpacity="0.7" />
          <path d={line} fill="none" stroke="var(--accent)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        </svg>
        {places.map((place, index) => (
          <Mark
            key={place.cell.key}
            {...{ place, format }}
            point={points[index] ?? null}
            at={at}
            isNamed={ends.includes(place)}
          />
        ))}
      </svg>
    </div>
  );
}

const feelingAt = ({ cell }: Place) => cell.feeling?.value ?? 0;

function Mark({
  place: { x, number, cell },
  point,
  format,
  at,
  isNamed,
}: {
  place: Place;
  point: { y: number; low: number; high: number } | null;
  format: MapContext["format"];
  at: (value: number) => number;
  isNamed: boolean;
}) {
  const t = useTranslations("journey.note");
  const { feeling, note } = cell;
  const wanted = note?.wantedFeeling ?? null;
  // The number stands on the far side of the curve, unless what is wished for lies there.
  const isFree = (y: number) => wanted === null || Math.abs(at(wanted) - y) > 14;
  const isAbove =
    point !== null && feeling !== null && (feeling.value >= 0 ? isFree(point.high - 10) : !isFree(point.low + 10));
  return (
    <g>
      <text x={`${x}%`} y={height + 20} textAnchor="middle" className="fill-ink-3 text-small tabular-nums">
        {number}
      </text>
      {point && feeling ? (
        <g>
          <line
            x1={`${x}%`}
            x2={`${x}%`}
            y1={point.high}
            y2={point.low}
            stroke="var(--accent)"
            strokeOpacity="0.35"
            strokeWidth="1.5"
          />
          <circle cx={`${x}%`} cy={point.y} r="4" fill="var(--accent)" stroke="var(--page)" strokeWidth="1.5" />
          <text
            x={`${x}%`}
            y={isAbove ? point.high - 6 : point.low + 14}
            textAnchor="middle"
            className={`halo fill-ink-2 text-small tabular-nums ${isNamed ? "" : "max-rail:hidden"}`}
          >
            {format.wholePoints(feeling.value)}
            <title>{`n = ${format.count(feeling.n)}`}</title>
          </text>
        </g>
      ) : (
        <line x1={`${x}%`} x2={`${x}%`} y1="12" y2={height - 12} stroke="var(--control)" strokeDasharray="2 3" />
      )}
      {wanted === null ? null : (
        <svg x={`${x}%`} y={at(wanted)} overflow="visible" aria-hidden="true">
          <path d="M0 -5.5 5.5 0 0 5.5 -5.5 0Z" fill="var(--page)" stroke="var(--ink-2)" strokeWidth="1.5" />
          <title>{t("wanted", { value: format.wholePoints(wanted) })}</title>
        </svg>
      )}
    </g>
  );
}

/** Where the whole is not told, what is drawn stands on so many. */
const sum = (parts: readonly { n: number }[]): number => parts.reduce((all, { n }) => all + n, 0);
