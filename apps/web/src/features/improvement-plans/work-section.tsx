"use client";

import type { PlanActionItem } from "@heard/core/improvement-plans";
import { planCan } from "@heard/core/improvement-plans/rules";
import { Button } from "@heard/ui/button";
import { CheckIcon, PlusIcon } from "@heard/ui/icons";
import { Select, SelectInput } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { formatMoney } from "#lib/money.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { type PlanContext, StorySection } from "./plan-screen.tsx";
import { usePersonName } from "./use-person-name.ts";
import { usePlanRun } from "./use-plan-run.ts";

const states = ["open", "doing", "done", "dropped"] as const;

/** The steps of the work: who does what until when, and how far it is. */
export function WorkSection(context: PlanContext) {
  const { plan, format } = context;
  const t = useTranslations("plans.work");
  const [isOpen, setOpen] = useState(false);
  const canWork = plan.canEdit && planCan("work", plan);
  const { currency } = plan.council;
  return (
    <StorySection title={t("title")}>
      {plan.work.length === 0 ? <p className="text-body text-ink-2">{t("none")}</p> : null}
      <ul>
        {plan.work.map((action) => (
          <ActionLine key={action.id} action={action} canWork={canWork} {...context} />
        ))}
      </ul>
      {plan.cost === null ? null : (
        <p className="mt-2 text-ink-3 text-small tabular-nums">
          {plan.spent === null
            ? t("costOnly", { cost: formatMoney(format, plan.cost, currency) })
            : t("cost", {
                spent: formatMoney(format, plan.spent, currency),
                cost: formatMoney(format, plan.cost, currency),
              })}
        </p>
      )}
      {canWork ? (
        <div className="mt-3" data-print="hide">
          <Button icon={<PlusIcon />} onClick={() => setOpen(true)}>
            {t("add")}
          </Button>
        </div>
      ) : null}
      {isOpen ? <ActionDialog {...context} onClose={() => setOpen(false)} /> : null}
    </StorySection>
  );
}

function ActionLine({ action, canWork, plan, format }: PlanContext & { action: PlanActionItem; canWork: boolean }) {
  const t = useTranslations("plans.work");
  const personName = usePersonName();
  const { improvementPlans: client } = useTRPCClient();
  const { run } = usePlanRun();
  const change = (state: (typeof states)[number]) =>
    run(() => client.updateAction.mutate({ planId: plan.id, actionId: action.id, state }), t("saved"));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-2 text-ui">
      <span className="flex min-w-48 grow items-start gap-2">
        {action.state === "done" ? <CheckIcon className="mt-0.5 shrink-0 text-promoter" /> : null}
        <span className={action.state === "dropped" ? "text-ink-3 line-through" : "wrap-anywhere"}>{action.title}</span>
      </span>
      <span className="text-ink-3 text-small">{action.assignee ? personName(action.assignee) : t("nobody")}</span>
      <span className={action.isOverdue ? "text-detractor text-small" : "text-ink-3 text-small"}>
        {action.dueOn ? format.day(action.dueOn) : ""}
        {action.isOverdue ? ` · ${t("overdue")}` : ""}
      </span>
      {canWork ? (
        <span className="w-32" data-print="hide">
          <SelectInput
            aria-label={t("state", { name: action.title })}
            value={action.state}
            onChange={(event) => void change(event.target.value as (typeof states)[number])}
            options={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          />
        </span>
      ) : (
        <span className="text-ink-2 text-small">{t(`states.${action.state}`)}</span>
      )}
    </li>
  );
}

function ActionDialog({ plan, people, onClose }: PlanContext & { onClose: () => void }) {
  const t = useTranslations("plans.work");
  const { improvementPlans: client } = useTRPCClient();
  const { attempt } = usePlanRun();
  const [title, setTitle] = useState("");
  const [assignee, setAssignee] = useState("");
  const [dueOn, setDueOn] = useState("");
  const input = { planId: plan.id, title, assigneeId: assignee ? Number(assignee) : null, dueOn: dueOn || null };
  return (
    <FormDialog
      title={t("add")}
      submitLabel={t("add")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.addAction.mutate(input), t("added"))}
    >
      {(refusal) => (
        <>
          <TextField
            label={t("name")}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            error={refusal}
            maxLength={200}
            required
          />
          <Select
            label={t("assignee")}
            value={assignee}
            onChange={(event) => setAssignee(event.target.value)}
            options={[
              { value: "", label: t("nobody") },
              ...people.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <TextField label={t("due")} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
        </>
      )}
    </FormDialog>
  );
}
