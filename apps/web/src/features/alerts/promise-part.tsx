"use client";

import { alertBudgets } from "@heard/core/alerts/rules";
import { Button } from "@heard/ui/button";
import { EditIcon } from "@heard/ui/icons";
import { Select } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { AlertsContext } from "./alerts-screen.tsx";
import { useAlertRun } from "./use-alert-run.ts";

/** How seldom something is told in error, whether that was kept, and how soon a change can be found at all. */
export function PromisePart({ report, format }: AlertsContext) {
  const t = useTranslations("alerts.promise");
  const { run, year, settings, canEdit } = report;
  const [isOpen, setOpen] = useState(false);
  const watched = run?.watched;
  const series = watched ? Object.values(watched).reduce((sum, count) => sum + count, 0) : 0;
  const budget = String(settings.budget);
  return (
    <section className="flex flex-col gap-3 text-ui">
      <SectionHeader title={t("title")} />
      <p className="sentence font-medium">{t("text", { series, budget })}</p>
      {watched ? (
        <p className="sentence text-ink-2 text-small">
          {t("families", {
            ...{ scores: format.count(watched.scores), volume: format.count(watched.volume) },
            ...{ comments: format.count(watched.comments), themes: format.count(watched.themes) },
            silent: format.count(watched.silent),
          })}
        </p>
      ) : null}
      <p className="sentence text-ink-2 text-small">
        {t("year", {
          ...{ raised: year.raised, lasting: format.count(year.lasting), passed: format.count(year.passed) },
          promised: format.count(year.promised),
        })}
      </p>
      {run ? <p className="sentence text-ink-2 text-small">{t("upTo", { day: format.day(run.upTo) })}</p> : null}
      <p className="sentence text-ink-2 text-small">{t("limits")}</p>
      {canEdit ? (
        <div data-print="hide">
          <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
            {t("edit")}
          </Button>
        </div>
      ) : null}
      {isOpen ? <BudgetDialog budget={settings.budget} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function BudgetDialog({ budget, onClose }: { budget: number; onClose: () => void }) {
  const t = useTranslations("alerts.promise");
  const { alerts: client } = useTRPCClient();
  const { attempt } = useAlertRun();
  const [given, setGiven] = useState(String(budget));
  const save = () =>
    attempt(() => client.updateSettings.mutate({ budget: Number(given) }), t("saved", { budget: given }));
  return (
    <FormDialog title={t("edit")} submitLabel={t("save")} onClose={onClose} onSubmit={save}>
      {(refusal) => (
        <Select
          label={t("budget")}
          hint={t("hint")}
          error={refusal}
          value={given}
          onChange={(event) => setGiven(event.target.value)}
          options={alertBudgets.map((one) => ({ value: String(one), label: t("option", { budget: String(one) }) }))}
        />
      )}
    </FormDialog>
  );
}
