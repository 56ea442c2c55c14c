import type { PlanVerdictReport } from "@heard/core/verdicts";
import type { Domain } from "@heard/ui/charts/geometry";
import { ticksOf } from "@heard/ui/charts/geometry";
import { IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { answersOf, meanOf } from "./gap-means.ts";
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
  const n = (role: "plan" | "comparison") => answersOf(periods, role, "baseline") + answersOf(periods, role, "after");
  const rows = [
    { key: "plan", value: changeOf("plan"), n: n("plan"), low: null, high: null },
    { key: "comparison", value: changeOf("comparison"), n: n("comparison"), low: null, high: null },
    { key: "difference", value: effect.estimate, n: n("plan") + n("comparison"), low, high },
  ] as const;
  const shown = rows.filter(({ value }) => value !== null);
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
      <div className="grid items-center gap-x-4 text-ui rail:grid-cols-[8rem_minmax(0,1fr)_auto]">
        <span className="max-rail:hidden" />
        <IntervalScale
          domain={domain}
          ticks={ticks}
          all={
            targetChange === undefined
              ? null
              : { value: targetChange, label: t("goal", { target: words.signed(method, targetChange) }) }
          }
        />
        <span className="max-rail:hidden" />
        {shown.map(({ key, value, n: answers, ...interval }) => (
          <div key={key} className="contents">
            <span className={cx("max-rail:mt-2", key === "difference" && "font-semibold")}>{t(key)}</span>
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
              base={0}
              all={targetChange ?? null}
            />
            <span className="tabular-nums rail:text-right">
              <strong>{value === null ? "–" : words.signed(method, value)}</strong>
              {interval.low === null || interval.high === null ? null : (
                <span className="ml-2 text-ink-3 text-small">
                  {t("ends", { low: words.signed(method, interval.low), high: words.signed(method, interval.high) })}
                </span>
              )}
              <span className="ml-2 text-ink-3 text-small">n = {format.count(answers)}</span>
            </span>
          </div>
        ))}
      </div>
      <p className="sentence mt-2 text-ink-3 text-small">{t("why")}</p>
    </div>
  );
}
