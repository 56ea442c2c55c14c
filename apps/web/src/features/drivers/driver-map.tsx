import { niceDomain, percentOf, pixelOf } from "@heard/ui/charts/geometry";
import { useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import type { DriversContext, Weighed } from "./drivers-screen.tsx";

const height = 320;
const plot = 288;
/** Above and below this lie the names of the corners, which no dot covers. */
const inset = 34;

/** Importance upwards, performance to the right, the middles as lines. Each driver is the number of its row, crossed by its two intervals. */
export function DriverMap({ weighed, context }: { weighed: Weighed; context: DriversContext }) {
  const t = useTranslations("drivers.map");
  const figures = useTranslations("common.figures");
  const { drivers, middle } = weighed;
  const across = niceDomain(
    [...drivers.flatMap(({ performanceInterval: { low, high } }) => [low, high]), middle.performance],
    [0, 100],
  );
  const up = niceDomain(
    [0, ...drivers.flatMap(({ importanceInterval: { high } }) => [high]), middle.importance],
    [0, 1],
  );
  if (!across || !up) return null;
  const x = (value: number) => `${percentOf(value, across)}%`;
  const y = (value: number) => inset + pixelOf(value, up, plot - 2 * inset);
  return (
    <figure>
      <div className="relative pt-5">
        <svg role="img" aria-label={t("label")} width="100%" height={height} className="block overflow-visible">
          <line x1="0" x2="100%" y1="0" y2="0" stroke="var(--line)" />
          <line x1="0" x2="100%" y1={plot} y2={plot} stroke="var(--line)" />
          <line
            x1={x(middle.performance)}
            x2={x(middle.performance)}
            y1="0"
            y2={plot}
            stroke="var(--control)"
            strokeDasharray="3 3"
          />
          <line
            x1="0"
            x2="100%"
            y1={y(middle.importance)}
            y2={y(middle.importance)}
            stroke="var(--control)"
            strokeDasharray="3 3"
          />
          <text x="0" y="-8" className="fill-ink-2 text-small">
            {t("up")}
          </text>
          <Corner x="0" y={16} text={t("improve")} />
          <Corner x="100%" y={16} text={t("keep")} end />
          <Corner x="0" y={plot - 8} text={t("watch")} />
          <Corner x="100%" y={plot - 8} text={t("relax")} end />
          {drivers.map(({ key, performance, performanceInterval, importance, importanceInterval }) => (
            <g key={key} stroke="var(--band)" strokeWidth="3">
              <line
                x1={x(performanceInterval.low)}
                x2={x(performanceInterval.high)}
                y1={y(importance)}
                y2={y(importance)}
              />
              <line
                x1={x(performance)}
                x2={x(performance)}
                y1={y(importanceInterval.low)}
                y2={y(importanceInterval.high)}
              />
            </g>
          ))}
          {drivers.map(({ key, name, performance, importance }, at) => (
            <g key={key}>
              <title>{nameIn(context.locale, name)}</title>
              <circle
                cx={x(performance)}
                cy={y(importance)}
                r="10"
                fill="var(--accent)"
                stroke="var(--page)"
                strokeWidth="1.5"
              />
              <text
                x={x(performance)}
                y={y(importance) + 4}
                textAnchor="middle"
                fill="var(--page)"
                className="font-semibold text-small"
              >
                {at + 1}
              </text>
            </g>
          ))}
          <text x="50%" y={height - 8} textAnchor="middle" className="fill-ink-2 text-small">
            {t("across")}
          </text>
        </svg>
      </div>
      <figcaption className="sentence mt-1 text-ink-3 text-small">
        {t("note")} <span className="whitespace-nowrap">{figures("n", { n: context.format.count(weighed.n) })}</span>
      </figcaption>
    </figure>
  );
}

function Corner({ x, y, text, end = false }: { x: string; y: number; text: string; end?: boolean }) {
  return (
    <text x={x} y={y} textAnchor={end ? "end" : "start"} className="fill-ink-3 text-small">
      {text}
    </text>
  );
}
