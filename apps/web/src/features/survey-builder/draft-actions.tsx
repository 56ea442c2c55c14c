"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DraftDeed, DraftDialogProps } from "./draft-dialog.tsx";
import type { Draft } from "./use-draft.ts";

const DraftDialog = latePart(() => import("./draft-dialog.tsx"), MissingDialog);

type Props = Omit<DraftDialogProps, "deed" | "onClose"> & {
  may: { edit: boolean; publish: boolean };
  /** How many things keep it from being published. */
  mustCount: number;
};

/** What can be done with the draft: sent to review, given back, published, thrown away. What cannot be done now says why. */
export default function DraftActions({ may, mustCount, ...dialog }: Props) {
  const t = useTranslations("surveyBuilder.do");
  const { survey, draft } = dialog;
  const [deed, setDeed] = useState<DraftDeed | null>(null);
  const isReview = survey.draft === "review";
  const reason = blockedBy(survey, draft, mustCount, t);
  const canDiscard = may.edit && survey.draft === "editing" && survey.publishedVersion !== null;
  return (
    <>
      {canDiscard ? (
        <Button tone="quiet" onClick={() => setDeed("discard")}>
          {t("discard")}
        </Button>
      ) : null}
      {isReview && may.publish ? <Button onClick={() => setDeed("sendBack")}>{t("back")}</Button> : null}
      {may.edit && !isReview ? (
        // The reason stands once, below the button beside it.
        <Button
          onClick={() => (reason === null ? setDeed("sendToReview") : undefined)}
          aria-disabled={reason !== null || undefined}
          className={reason === null ? "" : "cursor-not-allowed border-dashed! text-ink-3!"}
        >
          {t("review")}
        </Button>
      ) : null}
      {may.publish ? (
        <Button
          tone="primary"
          onClick={() => setDeed("publish")}
          disabledReason={!isReview && !may.edit ? t("needsReview") : reason}
        >
          {t("publish")}
        </Button>
      ) : null}
      {deed ? <DraftDialog {...dialog} deed={deed} onClose={() => setDeed(null)} /> : null}
    </>
  );
}

type Say = ReturnType<typeof useTranslations<"surveyBuilder.do">>;

function blockedBy(survey: SurveyDetail, { state }: Draft, mustCount: number, t: Say): string | null {
  // What stands in conflict is typed and not kept: that is no "nothing", even when the other edit was published and no draft is left.
  if (state.kind === "conflict") return t("conflict");
  if (state.kind === "failed") return t("saveFirst");
  if (survey.draft === "none" && state.kind === "saved") return t("nothing");
  if (mustCount > 0) return t("mendFirst", { count: mustCount });
  return null;
}
