import type { LibraryItem } from "@heard/core/progress";
import { useTranslations } from "next-intl";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import type { Format } from "#lib/format.ts";

export type ShortVerdict = NonNullable<LibraryItem["verdict"]>;

/** A verdict in one line: how much, within what, and what may be claimed. */
export function useVerdictWords(format: Format): (verdict: ShortVerdict) => string {
  const t = useTranslations("progress.verdict");
  const words = useEffectWords(format);
  return ({ joint, ...verdict }) => {
    if (joint === "hidden") return t("jointHidden");
    const sentence = said(verdict);
    return joint === null ? sentence : t("joint", { sentence });
  };

  function said({ verdict, claim, method, estimate, interval, level }: Omit<ShortVerdict, "joint">): string {
    if (estimate === null || interval === null || level === null || claim === null)
      return t(verdict === "notComparable" ? "notComparable" : "tooFewAnswers");
    const [low, high] = interval;
    const ends = { low: words.signed(method, low), high: words.signed(method, high) };
    if (verdict !== "improved" && verdict !== "worsened") return t("noDetectableChange", ends);
    const values = { ...ends, change: words.change(method, estimate), level: format.wholePercent(level) };
    return t(claim === "change" ? "moved" : verdict, values);
  }
}
