"use client";

import { planCan, planKinds } from "@heard/core/improvement-plans/rules";
import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { EditIcon } from "@heard/ui/icons";
import { NumberField } from "@heard/ui/number-field";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import { formatMoney } from "#lib/money.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { PlanContext } from "./plan-screen.tsx";
import { usePersonName } from "./use-person-name.ts";
import { usePlanRun } from "./use-plan-run.ts";

/** Who and where, beside the story. */
export function PlanFacts(context: PlanContext) {
  const { plan, suggesters, format } = context;
  const t = useTranslations("plans");
  const locale = useLocale();
  const personName = usePersonName();
  const [isOpen, setOpen] = useState(false);
  const none = <span className="text-ink-3">{t("facts.none")}</span>;
  return (
    <aside aria-label={t("facts.title")}>
      <dl className="flex flex-col gap-4 text-ui">
        <Fact name={t("facts.owner")}>{plan.owner ? personName(plan.owner) : none}</Fact>
        {plan.sponsor ? <Fact name={t("facts.sponsor")}>{personName(plan.sponsor)}</Fact> : null}
        {plan.contributors.length === 0 ? null : (
          <Fact name={t("facts.contributors")}>{format.list(plan.contributors.map(personName))}</Fact>
        )}
        {suggesters.length === 0 ? null : (
          <Fact name={t("facts.suggestedBy")}>{format.list(suggesters.map(personName))}</Fact>
        )}
        <Fact name={t("facts.touchpoint")}>
          {plan.touchpoint ? nameIn(locale, plan.touchpoint.name) : t("everywhere")}
        </Fact>
        <Fact name={t("facts.kind")}>{plan.kind ? t(`facts.kinds.${plan.kind}`) : none}</Fact>
        <Fact name={t("facts.trigger")}>{format.days(plan.trigger.from, plan.trigger.to)}</Fact>
        <Fact name={t("facts.logged")}>
          {plan.loggedBy
            ? t("facts.loggedBy", { day: format.instant(plan.loggedAt), name: personName(plan.loggedBy) })
            : format.instant(plan.loggedAt)}
        </Fact>
      </dl>
      {plan.canEdit && planCan("edit", plan) ? (
        <div className="mt-5" data-print="hide">
          <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
            {t("facts.edit")}
          </Button>
        </div>
      ) : null}
      {isOpen ? <FactsDialog {...context} onClose={() => setOpen(false)} /> : null}
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-3 text-small">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

function FactsDialog({ plan, people, catalogue, format, onClose }: PlanContext & { onClose: () => void }) {
  const t = useTranslations("plans");
  const locale = useLocale();
  const { improvementPlans: client } = useTRPCClient();
  const { attempt } = usePlanRun();
  const [seen] = useState({
    ...{ title: plan.title, touchpoint: plan.touchpoint?.key ?? null, kind: plan.kind, cost: plan.cost },
    ...{ spent: plan.spent, isCrossTeam: plan.isCrossTeam, ownerId: plan.owner?.id ?? null },
    ...{ sponsorId: plan.sponsor?.id ?? null },
  });
  const [given, setGiven] = useState(seen);
  const set = (change: Partial<typeof seen>) => setGiven({ ...given, ...change });
  const personOptions = [
    { value: "", label: t("facts.none") },
    ...people.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const idOf = (text: string) => (text === "" ? null : Number(text));
  const money = { style: "currency", currency: plan.council.currency } as const;
  return (
    <FormDialog
      title={t("facts.edit")}
      submitLabel={t("facts.save")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.update.mutate({ planId: plan.id, ...given, seen }), t("facts.saved"))}
    >
      {(refusal) => (
        <>
          <TextField
            label={t("facts.name")}
            value={given.title}
            onChange={(event) => set({ title: event.target.value })}
            error={refusal}
            maxLength={200}
            required
          />
          <Select
            label={t("facts.owner")}
            value={String(given.ownerId ?? "")}
            onChange={(event) => set({ ownerId: idOf(event.target.value) })}
            options={personOptions}
          />
          <Select
            label={t("facts.sponsor")}
            value={String(given.sponsorId ?? "")}
            onChange={(event) => set({ sponsorId: idOf(event.target.value) })}
            options={personOptions}
          />
          <Select
            label={t("facts.touchpoint")}
            value={given.touchpoint ?? ""}
            onChange={(event) => set({ touchpoint: event.target.value || null })}
            options={[
              ...(catalogue.isLimited ? [] : [{ value: "", label: t("everywhere") }]),
              ...catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
            ]}
          />
          <Select
            label={t("facts.kind")}
            value={given.kind ?? ""}
            onChange={(event) => set({ kind: planKinds.find((kind) => kind === event.target.value) ?? null })}
            options={[
              { value: "", label: t("facts.none") },
              ...planKinds.map((value) => ({ value, label: t(`facts.kinds.${value}`) })),
            ]}
          />
          <NumberField
            label={t("facts.cost")}
            hint={t("facts.council", {
              cost: formatMoney(format, plan.council.costThreshold, plan.council.currency),
            })}
            value={given.cost}
            onChange={(cost) => set({ cost })}
            min={0}
            format={money}
          />
          <NumberField
            label={t("facts.spent")}
            value={given.spent}
            onChange={(spent) => set({ spent })}
            min={0}
            format={money}
          />
          <Checkbox
            label={t("form.crossTeam")}
            checked={given.isCrossTeam}
            onChange={(event) => set({ isCrossTeam: event.target.checked })}
          />
        </>
      )}
    </FormDialog>
  );
}
