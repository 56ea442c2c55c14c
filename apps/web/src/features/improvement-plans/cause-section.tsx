"use client";

import { causeCategories, planCan } from "@heard/core/improvement-plans/rules";
import { Button } from "@heard/ui/button";
import { EditIcon } from "@heard/ui/icons";
import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { type PlanContext, StorySection } from "./plan-screen.tsx";
import { usePlanRun } from "./use-plan-run.ts";

const whyCount = 5;

/** What is behind it: the kind of cause, the five whys, what the process itself showed. */
export function CauseSection({ plan }: PlanContext) {
  const t = useTranslations("plans.cause");
  const [isOpen, setOpen] = useState(false);
  const { category, whys = [], review } = plan.cause;
  const asked = whys.filter((why) => why !== "");
  const isEmpty = category === undefined && asked.length === 0 && !review;
  return (
    <StorySection title={t("title")} note={category ? t(`categories.${category}`) : null}>
      {isEmpty ? <p className="sentence text-body text-ink-2">{t("none")}</p> : null}
      {asked.length === 0 ? null : (
        <ol className="sentence flex list-decimal flex-col gap-1 pl-5 text-body">
          {asked.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ol>
      )}
      {review ? <p className="sentence mt-2 whitespace-pre-line text-body">{review}</p> : null}
      {plan.canEdit && planCan("edit", plan) ? (
        <div className="mt-3" data-print="hide">
          <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
            {t("edit")}
          </Button>
        </div>
      ) : null}
      {isOpen ? <CauseDialog plan={plan} onClose={() => setOpen(false)} /> : null}
    </StorySection>
  );
}

function CauseDialog({ plan, onClose }: Pick<PlanContext, "plan"> & { onClose: () => void }) {
  const t = useTranslations("plans.cause");
  const { improvementPlans: client } = useTRPCClient();
  const { attempt } = usePlanRun();
  const [seen] = useState({ cause: plan.cause });
  const [category, setCategory] = useState<string>(plan.cause.category ?? "");
  const [whys, setWhys] = useState(() => Array.from({ length: whyCount }, (_, at) => plan.cause.whys?.[at] ?? ""));
  const [review, setReview] = useState(plan.cause.review ?? "");
  const cause = {
    ...(category ? { category: category as (typeof causeCategories)[number] } : {}),
    ...(whys.some((why) => why.trim()) ? { whys: whys.filter((why) => why.trim()) } : {}),
    ...(review.trim() ? { review } : {}),
  };
  return (
    <FormDialog
      title={t("edit")}
      submitLabel={t("save")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.update.mutate({ planId: plan.id, cause, seen }), t("saved"))}
    >
      {(refusal) => (
        <>
          <Select
            label={t("category")}
            value={category}
            onChange={(event) => setCategory(event.target.value)}
            options={[
              { value: "", label: t("choose") },
              ...causeCategories.map((value) => ({ value, label: t(`categories.${value}`) })),
            ]}
          />
          {whys.map((why, at) => (
            <TextField
              // biome-ignore lint/suspicious/noArrayIndexKey: the whys have nothing but their order
              key={at}
              label={t("why", { number: at + 1 })}
              value={why}
              onChange={(event) => setWhys(whys.with(at, event.target.value))}
              maxLength={4000}
            />
          ))}
          <TextArea
            label={t("review")}
            value={review}
            onChange={(event) => setReview(event.target.value)}
            error={refusal}
            maxLength={4000}
          />
        </>
      )}
    </FormDialog>
  );
}
