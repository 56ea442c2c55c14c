import type { PlanVerdictReport } from "@heard/core/verdicts";
import { useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { useEffectWords } from "./use-effect-words.ts";

type Verdict = NonNullable<PlanVerdictReport["verdict"]>;
type Sentences = { main: string; additions: string[] };
const firmPeriods = 20;

/** The verdict in one sentence that a director understands, and at most three that qualify it. */
export function useSentence(format: Format, catalogue: Catalogue): (report: PlanVerdictReport) => Sentences {
  const t = useTranslations("verdicts.sentence");
  const plans = useTranslations("plans");
  const words = useEffectWords(format);
  return (report) => {
    const { verdict, registered } = report;
    if (!verdict) return { main: "", additions: [] };
    const { goal, smallestMeaningfulChange } = registered;
    const { method, unitField, targetChange } = goal;
    const size = (value: number) => words.size(method, value);
    const meaningful = size(smallestMeaningfulChange);
    const named = {
      metric: words.metricName(catalogue, goal.metric),
      plan: words.list(goal.planUnits.map((unit) => words.unitName(catalogue, unitField, unit))),
    };
    const main = verdict.effect
      ? ofEffect({ ...verdict, effect: verdict.effect })
      : verdict.obstacle
        ? ofObstacle(verdict.obstacle)
        : "";
    const joined = verdict.jointWith.map(({ number, title }) =>
      [plans("number", { number: String(number) }), title].filter((part) => part !== null).join(" "),
    );
    if (report.isJointHidden) return { main: t("jointHidden", { plans: format.list(joined) }), additions: [] };
    return {
      main: joined.length === 0 ? main : t("joint", { plans: format.list(joined), sentence: main }),
      additions: additionsOf(),
    };

    function ofEffect({
      verdict: word,
      reason,
      effect,
      size: extent,
    }: Verdict & { effect: NonNullable<Verdict["effect"]> }) {
      const [low, high] = effect.interval;
      if (reason === "lastYearDisagrees" || reason === "exclusionsDecide") return t(reason);
      const slope = size(effect.trend);
      if (reason === "trendsDiffer")
        return t("trendsDiffer", { plan: named.plan, slope, direction: effect.trend > 0 ? "up" : "down" });
      if (reason === "trendTooStrong") return t("trendTooStrong", { slope });
      if (word === "improved" || word === "worsened") {
        const sign = word === "improved" ? 1 : -1;
        const [from, to] = sign > 0 ? [low, high] : [-high, -low];
        const values = {
          ...named,
          ...{ change: size(effect.estimate), level: format.wholePercent(effect.level) },
          ...{ low: words.level(method, from), high: words.level(method, to), units: effect.comparison.units },
        };
        if (effect.claim === "change") return t(`${word}Change`, values);
        if (effect.strength === "firm") return t(`${word}Firm`, values);
        const periods = verdict?.windows?.baseline.length ?? 0;
        const why =
          periods < firmPeriods ? t("limitedHistory", { periods }) : t("limitedUnits", { units: values.units });
        return t(`${word}Limited`, { ...values, why });
      }
      const ends = { low: words.signed(method, low), high: words.signed(method, high) };
      if (extent === "ruledOut") return t("ruledOut", { meaningful, ...ends });
      const detectable = registered.forecast ? size(registered.forecast.smallestDetectable) : "none";
      return t("undetected", { change: words.change(method, effect.estimate), ...ends, detectable });
    }

    function ofObstacle(obstacle: NonNullable<Verdict["obstacle"]>) {
      switch (obstacle.reason) {
        case "registrationVoid":
          return t("registrationVoid", { day: registered.voidedAt ? format.instant(registered.voidedAt) : "" });
        case "scaleChanged":
          return t("scaleChanged", {
            share: format.wholePercent(obstacle.share),
            day: report.otherScaleFrom ? format.day(report.otherScaleFrom) : "none",
          });
        case "modeChanged":
        case "mixChanged":
          return t(obstacle.reason, {
            ...{ of: obstacle.of, before: format.wholePercent(obstacle.before) },
            after: format.wholePercent(obstacle.after),
          });
        case "planUnitsLost":
        case "comparisonLost":
          return t(obstacle.reason, { lost: String(obstacle.lost), registered: String(obstacle.registered) });
        case "historyTooShort":
          return t("historyTooShort", { periods: String(obstacle.periods) });
        case "window":
          return t("window", {
            ...{ answers: format.count(obstacle.answers), least: format.count(obstacle.minAnswers) },
            ...{ window: obstacle.window, role: obstacle.role },
          });
        case "periods":
          return obstacle.periods === 0 && obstacle.window === "after"
            ? t("stoppedEarly")
            : t("periods", { periods: obstacle.periods, window: obstacle.window });
      }
    }

    function additionsOf(): string[] {
      const { effect, size: extent, targetMet, dropped } = verdict ?? {};
      // What cannot be compared has no parts either.
      if (!effect || verdict?.verdict === "notComparable") return [];
      const isMoved = verdict?.verdict === "improved" || verdict?.verdict === "worsened";
      const target = targetChange === undefined ? null : size(targetChange);
      const mixCounts =
        Math.abs(effect.mixPart) >=
        Math.max(method === "mean" ? smallestMeaningfulChange / 5 : 1, smallestMeaningfulChange / 5);
      return [
        isMoved && extent && extent !== "ruledOut" ? t(extent, { meaningful }) : null,
        verdict?.verdict === "improved" && target ? t(targetMet ? "targetMet" : "targetMissed", { target }) : null,
        mixCounts
          ? t("mix", {
              observed: words.change(method, effect.observedChange),
              ...{ mix: words.signed(method, effect.mixPart), real: words.signed(method, effect.estimate) },
            })
          : null,
        dropped && dropped.length > 0
          ? t("lost", { units: words.list(dropped.map((unit) => words.unitName(catalogue, unitField, unit))) })
          : null,
      ].filter((line) => line !== null);
    }
  };
}
