import type { TargetItem } from "@heard/core/targets";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { useTargetWords } from "./use-target-words.ts";

/** Every step of a target, the newest first: who, when, what it was from then on, and why. */
export function TargetHistory({ target, format }: { target: TargetItem; format: Format }) {
  const t = useTranslations("targets");
  const words = useTargetWords(format);
  const { steps, unit } = target;
  return (
    <details className="mt-2 text-small">
      <summary className="link inline-block min-h-6 cursor-pointer">{t("history", { count: steps.length })}</summary>
      <ol className="mt-1 border-line border-l-2 pl-3">
        {steps.map((step) => (
          <li key={step.at.getTime()} className="sentence py-1">
            {t("step", {
              ...{ step: t(`steps.${step.step}`), name: step.by ?? t("somebody"), at: format.instant(step.at) },
              ...{ value: words.value(unit, step.value), day: format.day(step.dueOn) },
            })}
            {step.note ? <span className="block text-ink-3">{step.note}</span> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
