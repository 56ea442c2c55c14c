import type { WeakPointReport } from "@heard/core/weak-points";
import type { Domain } from "@heard/ui/charts/geometry";
import { IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { Cell } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import type { DriversContext } from "#features/drivers/drivers-screen.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import { formatChange, formatChangeBound, formatEnds, formatValue } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import { FixabilityButton } from "./fixability-button.tsx";

type PointTableProps = { report: WeakPointReport; context: DriversContext; canLog: boolean };
type RowProps = PointTableProps & { point: WeakPointReport["points"][number]; place: number };

/** Half a place beyond the first and the last, so that no dot is cut. */
const domainOf = ({ points }: WeakPointReport): Domain => [0.5, points.length + 0.5];

/** Every touchpoint, the most to gain first: the ranks that chance leaves open, what comes of its inputs, and the inputs themselves. */
export function PointTable({ report, context, canLog }: PointTableProps) {
  const t = useTranslations("weakPoints.table");
  const last = report.points.length;
  const middle = Math.round((last + 1) / 2);
  const ticks = [...new Set([1, middle, last])].map((value) => ({ value, label: String(value) }));
  return (
    <ListTable
      caption={t("caption")}
      columns={[
        { label: t("touchpoint") },
        {
          ...{ label: t("axis"), spoken: true, className: "w-[16%]" },
          scale: <IntervalScale domain={domainOf(report)} ticks={ticks} />,
        },
        ...(["rank", "gain", "score", "gap", "share"] as const).map((key) => ({ label: t(key), numeric: true })),
        { label: t("fixability") },
        { label: t("actions"), spoken: true },
      ]}
      stacks
    >
      {report.points.map((point, at) => (
        <Row key={point.key} {...{ point, report, context, canLog }} place={at + 1} />
      ))}
    </ListTable>
  );
}

function Row({ point, place, report, context, canLog }: RowProps) {
  const t = useTranslations("weakPoints");
  const { locale, organisation, period, format } = context;
  const { unit, metric } = report.total;
  const name = point.name ? nameIn(locale, point.name) : (point.key ?? "");
  const { rank } = point;
  const ranks = rank.low === rank.high ? String(rank.low) : t("table.ranks", { low: rank.low, high: rank.high });
  return (
    <tr {...figureOf({ value: point.value, n: point.n, unit })}>
      <ListName>
        <span className="block font-medium">{name}</span>
        <span className={point.side === "weak" ? "text-detractor text-small" : "text-ink-3 text-small"}>
          {t(`sides.${point.side}`)}
        </span>
      </ListName>
      <Cell>
        <IntervalRow
          label={`${name}: ${t("table.rank")} ${ranks}`}
          domain={domainOf(report)}
          value={place}
          low={rank.low}
          high={rank.high}
        />
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {ranks}
      </Cell>
      <Figures point={point} report={report} format={format} />
      <Cell>
        <span className="flex items-center gap-1">
          <Fixable point={point} />
          {report.canSay && point.key ? (
            <span className="-my-2 shrink-0" data-print="hide">
              <FixabilityButton
                {...{ name, touchpoint: point.key, fixability: point.fixability, reason: point.said?.reason }}
              />
            </span>
          ) : null}
        </span>
      </Cell>
      <Cell>
        {canLog && point.key && point.side !== "strong" ? (
          <span className="flex justify-end whitespace-nowrap" data-print="hide">
            <LogPlanLink
              organisation={organisation}
              query={{ metric, touchpoint: [point.key], period: `${period.from}..${period.to}` }}
            />
          </span>
        ) : null}
      </Cell>
    </tr>
  );
}

/** What the whole gains, and of what it is made: the score, how far it is from the rest, the share of the answers. */
function Figures({ point, report, format }: Pick<RowProps, "point" | "report"> & Pick<DriversContext, "format">) {
  const t = useTranslations("weakPoints.table");
  const figures = useTranslations("common.figures");
  const { unit } = report.total;
  const spoken = (low: string, high: string) => figures("range", { low, high });
  const bound = (one: number) => formatChangeBound(format, unit, one);
  // A sign would be read as better or worse by half of the readers each.
  const against = (gap: number) => t(gap < 0 ? "ahead" : "behind", { by: bound(Math.abs(gap)) });
  const { low, high } = point.gapInterval;
  const ends = low < 0 && high > 0 ? spoken(against(low), against(high)) : spoken(...nearFirst(low, high, bound));
  return (
    <>
      <Figure
        value={formatChange(format, unit, point.gain)}
        note={spoken(bound(point.gainInterval.low), bound(point.gainInterval.high))}
        isStrong
      />
      <Figure
        value={formatValue(format, unit, point.value)}
        note={point.interval ? formatEnds(format, unit, point.interval, spoken) : ""}
        base={figures("n", { n: format.count(point.n) })}
      />
      <Figure value={against(point.gap)} note={ends} />
      <Cell numeric>{format.percent(point.share)}</Cell>
    </>
  );
}

/** Both ends of a gap on one side of the rest, by their size. */
const nearFirst = (low: number, high: number, say: (one: number) => string): [string, string] => {
  const [near, far] = low < 0 ? [-high, -low] : [low, high];
  return [say(near), say(far)];
};

function Figure(figure: { value: string; note: string; base?: string; isStrong?: boolean }) {
  return (
    <Cell numeric>
      <span className={figure.isStrong ? "block whitespace-nowrap font-semibold" : "block whitespace-nowrap"}>
        {figure.value}
      </span>
      <span className="block whitespace-nowrap text-ink-3 text-small">{figure.note}</span>
      {figure.base ? <span className="block whitespace-nowrap text-ink-3 text-small">{figure.base}</span> : null}
    </Cell>
  );
}

function Fixable({ point: { said, fixability } }: Pick<RowProps, "point">) {
  const t = useTranslations("weakPoints");
  if (!said) return t("table.assumed", { value: String(fixability) });
  return (
    <span>
      {String(fixability)}
      <span className="block text-ink-3 text-small">
        {t("table.said", { reason: said.reason, name: said.by ?? t("somebody") })}
      </span>
    </span>
  );
}
