"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";

type Props = {
  survey: SurveyDetail;
  mustCount: number;
  may: { edit: boolean };
  isSaved: boolean;
};

/** What the draft is waiting for, in a sentence. */
export function DraftLead({ survey, mustCount, may, isSaved }: Props) {
  const t = useTranslations("surveyBuilder.lead");
  const { format } = useBuilder();
  const { draft, publishedVersion, review, reviewNote } = survey;
  const next = String((publishedVersion ?? 0) + 1);
  const state =
    draft === "review"
      ? t("review", { time: format.instant(new Date(review?.sentAt ?? 0)), name: review?.sentBy ?? t("somebody") })
      : draft === "none"
        ? t("same", { version: next })
        : mustCount > 0
          ? t("must", { count: mustCount })
          : t(isSaved ? "ready" : "checking");
  const cameBack = draft === "editing" && reviewNote !== null ? t("backNote", { note: reviewNote }) : null;
  const inUse =
    draft !== "none" && publishedVersion !== null ? t("inUse", { version: String(publishedVersion) }) : null;
  return [cameBack, state, inUse, may.edit ? null : t("readOnly")].filter(Boolean).join(" ");
}
