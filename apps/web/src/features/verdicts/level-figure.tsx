import type { PlanVerdictReport } from "@heard/core/verdicts";
import { useTranslations } from "next-intl";
import { formatInterval, formatValue, type Unit } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { GoalMethod } from "./use-effect-words.ts";

type Level = NonNullable<PlanVerdictReport["registered"]["baseline"]["plan"]>;
type LevelFigureProps = { level: Level; method: GoalMethod; format: Format; className?: string };

const units = { nps: "points", mean: "scale", share: "share" } as const satisfies Record<GoalMethod, Unit>;

/** Where a group stood, with what it stands on: 62.4 · n = 646 · ±2.3. Nothing where too few answered. */
export function LevelFigure({ level: { value, n, interval }, method, format, className }: LevelFigureProps) {
  const t = useTranslations("common.figures");
  if (value === null || !interval) return null;
  // The verdict counts shares in per cent.
  const [one, low, high] = [value, ...interval].map((each) => (method === "share" ? each / 100 : each)) as [
    number,
    number,
    number,
  ];
  const unit = units[method];
  return (
    <span data-figure="score" data-n={n}>
      <strong className={className ?? "tabular-nums"}>{formatValue(format, unit, one)}</strong>{" "}
      <span className="text-ink-3 text-small tabular-nums">
        {t("nAndInterval", {
          n: format.count(n),
          interval: formatInterval(format, unit, one, { low, high }, (from, to) => t("range", { low: from, high: to })),
        })}
      </span>
    </span>
  );
}
