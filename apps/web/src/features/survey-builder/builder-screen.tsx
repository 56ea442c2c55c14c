"use client";

import type { SurveyCheck, SurveyDetail } from "@heard/core/surveys";
import { cx } from "@heard/ui/cx";
import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { Skeleton, SkeletonRows } from "@heard/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SurveyFrame, type SurveyPageProps } from "#features/survey-pages/survey-frame.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { type Builder, BuilderProvider } from "./builder-context.tsx";
import { DraftLead } from "./draft-lead.tsx";
import { DraftSteps } from "./draft-steps.tsx";
import type { Measuring } from "./measuring.ts";
import { OpenPanel } from "./open-panel.tsx";
import { QuestionList } from "./question-list.tsx";
import { SaveNote } from "./save-note.tsx";
import { useBuilderState } from "./use-builder-state.ts";
import { useDraft } from "./use-draft.ts";

// What stands beside and below the questions comes a moment after them.
const DraftActions = latePart(() => import("./draft-actions.tsx"), MissingPanel, <Skeleton className="h-8 w-60" />);
const LanguageTabs = latePart(() => import("./language-tabs.tsx"), MissingPanel, <Skeleton className="h-8 w-60" />);
const BuilderKeys = latePart(() => import("./builder-keys.tsx"), MissingPanel, <Skeleton className="h-8" />);
const PhonePreview = latePart(() => import("./phone-preview.tsx"), MissingPanel, <Skeleton className="h-140" />);
const FindingsSection = latePart(() => import("./findings-section.tsx"), MissingPanel, <SkeletonRows rows={3} />);
const ChangesSection = latePart(
  () => import("#features/survey-pages/changes-section.tsx"),
  MissingPanel,
  <SkeletonRows rows={4} />,
);

export type BuilderScreenProps = SurveyPageProps & {
  initial: SurveyDetail;
  initialCheck: SurveyCheck;
  measuring: Measuring;
  catalogue: Builder["catalogue"];
  /** What is open at the start: a part of the survey, or the id of a question. */
  open: string | null;
};

/** The builder: what is asked at the left, one question whole in the middle, the page as customers see it at the right. */
export function BuilderScreen({ initial, initialCheck, measuring, catalogue, open, ...page }: BuilderScreenProps) {
  const t = useTranslations("surveyBuilder");
  const trpc = useTRPC();
  const { data: survey } = useQuery(trpc.surveys.byKey.queryOptions({ key: initial.key }, { initialData: initial }));
  const { data: check } = useQuery(
    trpc.surveys.check.queryOptions({ surveyId: initial.id }, { initialData: initialCheck }),
  );
  const draft = useDraft(survey);
  const isReadOnly = !page.may.edit || survey.draft === "review";
  const builder = useBuilderState({ survey, draft, check, isReadOnly, measuring, catalogue, open, ...page });
  const [shown, setShown] = useState<"edit" | "preview">("edit");
  const mustCount = builder.findings.filter(({ isMust }) => isMust).length;
  const published = survey.publishedVersion;
  return (
    <BuilderProvider value={builder}>
      <SurveyFrame
        {...page}
        survey={survey}
        tab="builder"
        note={noteOf(survey, t)}
        lead={<DraftLead survey={survey} mustCount={mustCount} may={page.may} isSaved={draft.state.kind === "saved"} />}
        actions={
          <DraftActions
            {...{ survey, draft, check, mustCount }}
            definition={builder.definition}
            may={page.may}
            format={builder.format}
          />
        }
      >
        <div className="flex flex-wrap items-center justify-between gap-x-6 border-line border-b py-1">
          <DraftSteps survey={survey} />
          <LanguageTabs />
        </div>
        <SaveNote draft={draft} />
        <PlaceTabs shown={shown} onShow={setShown} />
        <div className="mt-3 grid gap-x-7 gap-y-8 rail:grid-cols-[16.5rem_minmax(0,1fr)] wide:grid-cols-[16.5rem_minmax(0,1fr)_22rem]">
          <div className={cx(shown !== "edit" && "max-rail:hidden")}>
            <QuestionList />
          </div>
          <div className={cx("min-w-0 border-line rail:border-l rail:pl-7", shown !== "edit" && "max-rail:hidden")}>
            <OpenPanel />
          </div>
          <div
            className={cx(
              "border-line rail:max-wide:col-span-2 wide:border-l wide:pl-7",
              shown !== "preview" && "max-rail:hidden",
            )}
          >
            <div className="wide:sticky wide:top-6">
              <PhonePreview gateway={page.gateway} onSettle={draft.settle} />
            </div>
          </div>
        </div>
        <FindingsSection isSaved={draft.state.kind === "saved"} />
        {published !== null && survey.draft !== "none" ? (
          <ChangesSection
            title={t("changes.title", { version: String(published) })}
            changes={check.changes}
            brokenTrends={check.brokenTrends}
            definition={builder.definition}
            format={builder.format}
          />
        ) : null}
        <BuilderKeys />
        <p role="status" className="sr-only">
          {builder.said}
        </p>
      </SurveyFrame>
    </BuilderProvider>
  );
}

type Say = ReturnType<typeof useTranslations<"surveyBuilder">>;

function noteOf({ draft, publishedVersion }: SurveyDetail, t: Say): string {
  if (draft === "none") return t("head.published", { version: String(publishedVersion ?? 1) });
  const version = String((publishedVersion ?? 0) + 1);
  return t(draft === "review" ? "head.review" : "head.draft", { version });
}

/** On a phone there is room for one: the questions, or the page that they make. */
function PlaceTabs({ shown, onShow }: { shown: "edit" | "preview"; onShow: (shown: "edit" | "preview") => void }) {
  const t = useTranslations("surveyBuilder.places");
  return (
    <fieldset className="mt-2 mb-4 flex rounded-control border border-line-strong rail:hidden" data-print="hide">
      <legend className="sr-only">{t("label")}</legend>
      {(["edit", "preview"] as const).map((place) => (
        <label
          key={place}
          className="relative flex min-h-11 flex-1 cursor-pointer items-center justify-center font-medium text-ink-2 text-ui has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            className="sr-only"
            name="builder-place"
            checked={shown === place}
            onChange={() => onShow(place)}
          />
          {t(place)}
        </label>
      ))}
    </fieldset>
  );
}
