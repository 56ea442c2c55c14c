import type { WeakPointReport } from "@heard/core/weak-points";
import { Cell } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import type { DriversContext } from "#features/drivers/drivers-screen.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import { formatChange, formatChangeBound, formatEnds, formatValue } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import { FixabilityButton } from "./fixability-button.tsx";

type Range = { low: number; high: number };
type PointTableProps = { report: WeakPointReport; context: DriversContext; canLog: boolean };

/** Every touchpoint, the most to gain first: its inputs, what comes of them, and the ranks that chance leaves open. */
export function PointTable({ report, context, canLog }: PointTableProps) {
  const t = useTranslations("weakPoints");
  const heads = ["touchpoint", "score", "gap", "share", "fixability", "gain", "rank"] as const;
  return (
    <ListTable
      caption={t("table.caption")}
      columns={[
        ...heads.map((key) => ({ label: t(`table.${key}`), numeric: key !== "touchpoint" && key !== "fixability" })),
        { label: t("table.actions"), spoken: true },
      ]}
      stacks
    >
      {report.points.map((point) => (
        <Row key={point.key} {...{ point, report, context, canLog }} />
      ))}
    </ListTable>
  );
}

function Row({ point, report, context, canLog }: PointTableProps & { point: WeakPointReport["points"][number] }) {
  const t = useTranslations("weakPoints");
  const figures = useTranslations("common.figures");
  const { format, locale, organisation, period } = context;
  const { unit, metric } = report.total;
  const spoken = (low: string, high: string) => figures("range", { low, high });
  const changes = ({ low, high }: Range) =>
    spoken(formatChangeBound(format, unit, low), formatChangeBound(format, unit, high));
  const name = point.name ? nameIn(locale, point.name) : (point.key ?? "");
  const { rank, said } = point;
  return (
    <tr {...figureOf({ value: point.value, n: point.n, unit })}>
      <ListName>
        <span className="block font-medium">{name}</span>
        <span className={point.side === "weak" ? "text-detractor text-small" : "text-ink-3 text-small"}>
          {t(`sides.${point.side}`)}
        </span>
      </ListName>
      <Cell numeric className="tabular-nums">
        <span className="block">{formatValue(format, unit, point.value)}</span>
        <span className="block text-ink-3 text-small">
          {point.interval ? formatEnds(format, unit, point.interval, spoken) : ""}{" "}
          <span className="whitespace-nowrap">{figures("n", { n: format.count(point.n) })}</span>
        </span>
      </Cell>
      <Cell numeric className="tabular-nums">
        <span className="block">{formatChange(format, unit, point.gap)}</span>
        <span className="block text-ink-3 text-small">{changes(point.gapInterval)}</span>
      </Cell>
      <Cell numeric className="tabular-nums">
        {format.percent(point.share)}
      </Cell>
      <Cell>
        {said ? String(point.fixability) : t("table.assumed", { value: String(point.fixability) })}
        {said ? (
          <span className="block text-ink-3 text-small">
            {t("table.said", { reason: said.reason, name: said.by ?? t("somebody") })}
          </span>
        ) : null}
      </Cell>
      <Cell numeric className="tabular-nums">
        <span className="block font-semibold">{formatChange(format, unit, point.gain)}</span>
        <span className="block text-ink-3 text-small">{changes(point.gainInterval)}</span>
      </Cell>
      <Cell numeric className="whitespace-nowrap tabular-nums">
        {rank.low === rank.high ? String(rank.low) : t("table.ranks", { low: rank.low, high: rank.high })}
      </Cell>
      <Cell>
        <span className="flex items-center justify-end gap-2 whitespace-nowrap" data-print="hide">
          {report.canSay && point.key ? (
            <FixabilityButton touchpoint={point.key} name={name} fixability={point.fixability} reason={said?.reason} />
          ) : null}
          {canLog && point.key && point.side !== "strong" ? (
            <LogPlanLink
              organisation={organisation}
              query={{ metric, touchpoint: [point.key], period: `${period.from}..${period.to}` }}
            />
          ) : null}
        </span>
      </Cell>
    </tr>
  );
}
