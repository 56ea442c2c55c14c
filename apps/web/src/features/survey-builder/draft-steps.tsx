"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { type Step, Steps } from "@heard/ui/steps";
import { useTranslations } from "next-intl";

/** The way of a version: written, looked at, published, and at the end closed. Review is an act and no duty. */
export function DraftSteps({ survey }: { survey: SurveyDetail }) {
  const t = useTranslations("surveyBuilder.steps");
  const order = ["draft", "review", "published", "closed"] as const;
  const now = placeOf(survey);
  const at = order.indexOf(now);
  const steps = order.map(
    (key, place): Step => ({
      ...{ key, label: t(key) },
      state: place === at ? "current" : place < at ? "done" : "ahead",
    }),
  );
  return (
    <div className="-mb-[5px]">
      <Steps label={t("label")} steps={steps} />
    </div>
  );
}

function placeOf({ draft, state }: SurveyDetail): "draft" | "review" | "published" | "closed" {
  if (draft === "editing") return "draft";
  if (draft === "review") return "review";
  return state === "closed" ? "closed" : "published";
}
