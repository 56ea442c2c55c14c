import type { PlanVerdictReport } from "@heard/core/verdicts";
import type { Domain } from "@heard/ui/charts/geometry";
import { ticksOf } from "@heard/ui/charts/geometry";
import { IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { meanOf } from "./gap-means.ts";
import { useEffectWords } from "./use-effect-words.ts";

type GapRowsProps = { report: PlanVerdictReport; format: Format };

/** The change of the plan's units, of the comparison, and the effect with its interval, on one scale with 0 and the goal. */
export function GapRows({ report, format }: GapRowsProps) {
  const t = useTranslations("verdicts.rows");
  const words = useEffectWords(format);
  const { verdict, registered, periods } = report;
  const effect = verdict?.effect;
  if (!effect) return null;
  const { method, targetChange } = registered.goal;
  const changeOf = (role: "plan" | "comparison") => {
    const [before, after] = [meanOf(periods, role, "baseline"), meanOf(periods, role, "after")];
    return before === null || after === null ? null : after - before;
  };
  const [low, high] = effect.interval;
  const rows = [
    { key: "plan", value: changeOf("plan"), low: null, high: null },
    { key: "comparison", value: changeOf("comparison"), low: null, high: null },
    { key: "difference", value: effect.estimate, low, high },
  ] as const;
  const ends = [
    0,
    low,
    high,
    ...(targetChange === undefined ? [] : [targetChange]),
    ...rows.map(({ value }) => value ?? 0),
  ];
  const pad = (Math.max(...ends) - Math.min(...ends)) / 20;
  const domain: Domain = [Math.min(...ends) - pad, Math.max(...ends) + pad];
  const ticks = ticksOf(domain, 4).map((value) => ({ value, label: words.signed(method, value) }));
  return (
    <div className="mt-6">
      <h3 className="mb-2 text-ink-2 text-small">{t("title")}</h3>
      <div className="grid grid-cols-[8rem_minmax(0,1fr)_auto] items-center gap-x-4 text-ui">
        <span />
        <IntervalScale
          domain={domain}
          ticks={ticks}
          all={
            targetChange === undefined
              ? null
              : { value: targetChange, label: t("goal", { target: words.signed(method, targetChange) }) }
          }
        />
        <span />
        {rows.map(({ key, value, ...interval }) => (
          <div key={key} className="contents">
            <span className={key === "difference" ? "font-semibold" : ""}>{t(key)}</span>
            <IntervalRow
              label={t("label", {
                name: t(key),
                value: value === null ? "–" : words.signed(method, value),
                low: interval.low === null ? "–" : words.signed(method, interval.low),
                high: interval.high === null ? "–" : words.signed(method, interval.high),
              })}
              domain={domain}
              value={value}
              low={interval.low}
              high={interval.high}
              before={0}
              all={targetChange ?? null}
            />
            <span className="text-right tabular-nums">
              <strong>{value === null ? "–" : words.signed(method, value)}</strong>
              {interval.low === null || interval.high === null ? null : (
                <span className="ml-2 text-ink-3 text-small">
                  {words.signed(method, interval.low)} … {words.signed(method, interval.high)}
                </span>
              )}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
