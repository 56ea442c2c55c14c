import type { PlanVerdictReport } from "@heard/core/verdicts";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { answersOf } from "./gap-means.ts";
import { useEffectWords } from "./use-effect-words.ts";

type RunningFiguresProps = { report: PlanVerdictReport; format: Format };

/** How it stands after each completed period: the figure and its band, and no word for it. */
export function RunningFigures({ report, format }: RunningFiguresProps) {
  const t = useTranslations("verdicts.soFar");
  const words = useEffectWords(format);
  const { running, registered, periods } = report;
  if (running.length === 0) return null;
  const of = String(periods.filter(({ window }) => window === "after").length);
  const after = periods.filter(({ window }) => window === "after");
  const figures = running.map((figure, at) => ({
    ...{ figure, period: String(at + 1) },
    n: answersOf(after.slice(0, at + 1), "plan", "after"),
  }));
  const { method } = registered.goal;
  return (
    <div className="mb-6">
      <h3 className="font-semibold text-ui">{t("title")}</h3>
      <ul className="mt-1 text-ui tabular-nums">
        {figures.map(({ figure, period, n }) => (
          <li key={period}>
            {"estimate" in figure
              ? t("line", {
                  ...{ period, of, n: format.count(n), change: words.change(method, figure.estimate) },
                  ...{ low: words.signed(method, figure.band[0]), high: words.signed(method, figure.band[1]) },
                })
              : t("none", { period, of })}
          </li>
        ))}
      </ul>
      <p className="text-ink-3 text-small">{t("next", { day: format.day(registered.dueOn) })}</p>
    </div>
  );
}
