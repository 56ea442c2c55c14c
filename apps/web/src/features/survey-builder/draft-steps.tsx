"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { cx } from "@heard/ui/cx";
import { CheckIcon, ChevronRightIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";

const order = ["draft", "review", "published", "closed"] as const;
type Step = (typeof order)[number];

/** The way of a version: written, looked at, published, and at the end closed. Review is an act and no duty: it is checked off only where it was. */
export function DraftSteps({ survey }: { survey: SurveyDetail }) {
  const t = useTranslations("surveyBuilder.steps");
  const now = stepOf(survey);
  const isDone = (step: Step) =>
    order.indexOf(step) < order.indexOf(now) && (step !== "review" || survey.versions[0]?.sentBy != null);
  return (
    <ol aria-label={t("label")} className="flex flex-wrap items-center gap-x-1.5 text-ui">
      {order.map((step, at) => (
        <li
          key={step}
          aria-current={step === now ? "step" : undefined}
          className={cx(
            "flex min-h-8 items-center gap-1.5",
            step === now ? "font-semibold text-ink" : isDone(step) ? "text-ink-2" : "text-ink-3",
          )}
        >
          {at > 0 ? <ChevronRightIcon className="size-3.5 text-line-strong" /> : null}
          {isDone(step) ? <CheckIcon className="size-3.5 text-promoter" /> : null}
          {t(step)}
        </li>
      ))}
    </ol>
  );
}

function stepOf({ draft, state }: SurveyDetail): Step {
  if (draft === "editing") return "draft";
  if (draft === "review") return "review";
  return state === "closed" ? "closed" : "published";
}
