import type { TargetItem } from "@heard/core/targets";
import { niceDomain, ticksOf } from "@heard/ui/charts/geometry";
import { IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { useTranslations } from "next-intl";
import { boundsOf, formatTick } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { useTargetWords } from "./use-target-words.ts";

type Range = { low: number; high: number };
type Line = { key: string; label: string; value: number; ends: Range | null; note: string; n: number };

/** Names, plots under one printed scale, numbers. */
const columns = "gap-x-6 rail:grid-cols-[11rem_minmax(0,1fr)_14rem] rail:items-center";

/** The score of now and the one expected, each with its interval, against the target as a dashed line. */
export function TargetFigures({ target, format }: { target: TargetItem; format: Format }) {
  const t = useTranslations("targets");
  const words = useTargetWords(format);
  const { now, forecast, unit, scale } = target;
  const lines: Line[] = [
    ...(now.value === null
      ? []
      : [
          {
            ...{ key: "now", label: t("now"), value: now.value, ends: now.interval, n: now.n },
            note: t("nowOf", { days: format.days(now.from, now.to) }),
          },
        ]),
    ...(forecast.known
      ? [
          {
            ...{ key: "expected", label: t("expected", { month: format.month(forecast.month) }) },
            ...{ value: forecast.value, ends: { low: forecast.low, high: forecast.high }, n: 0 },
            note: t(`method.${forecast.method}`, { months: String(forecast.months) }),
          },
        ]
      : []),
  ];
  const ends = lines.flatMap(({ value, ends: range }) => (range ? [range.low, range.high] : [value]));
  const domain = niceDomain([...ends, target.value], boundsOf(unit, scale));
  return (
    <>
      {domain ? (
        <>
          <div className={`mt-3 hidden rail:grid ${columns}`}>
            <span />
            <IntervalScale
              domain={domain}
              ticks={ticksOf(domain).map((value) => ({ value, label: formatTick(format, unit, value) }))}
              all={{ value: target.value, label: t("mark", { value: words.value(unit, target.value) }) }}
            />
          </div>
          <dl className="mt-2 flex flex-col gap-3">
            {lines.map(({ key, label, value, ends: range, note, n }) => {
              const said = range ? words.range(unit, range) : "";
              return (
                <div key={key} className={`grid gap-y-1 ${columns}`}>
                  <dt className="text-ui">
                    {label} <span className="block text-ink-3 text-small">{note}</span>
                  </dt>
                  <dd className="min-w-0">
                    <IntervalRow
                      label={`${label}: ${words.value(unit, value)} (${said})`}
                      domain={domain}
                      value={value}
                      low={range?.low ?? null}
                      high={range?.high ?? null}
                      all={target.value}
                    />
                  </dd>
                  <dd className="text-ui tabular-nums" {...(n > 0 ? { "data-figure": "score", "data-n": n } : {})}>
                    <span className="font-semibold">{words.value(unit, value)}</span>{" "}
                    <span className="text-ink-3 text-small">{n > 0 ? words.judged(unit, n, range) : said}</span>
                  </dd>
                </div>
              );
            })}
          </dl>
        </>
      ) : null}
      <p className="sentence mt-2 text-ink-3 text-small">
        {lines.length > 0 ? `${t("chart")} ` : ""}
        <Outlook target={target} format={format} />
      </p>
    </>
  );
}

function Outlook({ target, format }: { target: TargetItem; format: Format }) {
  const t = useTranslations("targets");
  const words = useTargetWords(format);
  const { forecast, unit } = target;
  if (!forecast.known) return t(`noForecast.${forecast.reason}`, { months: String(forecast.months) });
  const said = { share: format.wholePercent(forecast.probability), target: words.value(unit, target.value) };
  if (forecast.neededPerMonth === null) return t("chanceOnly", said);
  return t("chance", { ...said, step: words.change(unit, forecast.neededPerMonth) });
}
