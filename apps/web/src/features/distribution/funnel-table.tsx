"use client";

import type { Funnel } from "@heard/core/ledger";
import { buttonStyle } from "@heard/ui/button-style";
import { Cell } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import type { LedgerView } from "./ledger-view.ts";

type Props = { funnel: Funnel; format: Format; view: LedgerView; onView: (view: LedgerView) => void };

/** How far people came. A step that nobody can measure says so and is no 0; each of the others opens to its people. */
export function FunnelTable({ funnel, format, view, onView }: Props) {
  const t = useTranslations("distribution.funnel");
  const sent = funnel.steps.find(({ step }) => step === "sent")?.count ?? 0;
  const steps = ["eligible", "sampled", "sent"];
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      <ListTable
        caption={t("title")}
        columns={funnel.steps.map(({ step }) => ({ label: t(`steps.${step}`), numeric: true }))}
      >
        <tr>
          {funnel.steps.map(({ step, count }) => (
            <Cell key={step} numeric>
              {count === null ? (
                <span className="text-ink-3 text-small">{t("notMeasured")}</span>
              ) : (
                <button
                  type="button"
                  className={buttonStyle("quiet")}
                  aria-pressed={view.kind === "step" && view.step === step}
                  aria-label={`${t(`steps.${step}`)}: ${format.count(count)}`}
                  onClick={() => onView({ kind: "step", step })}
                >
                  {format.count(count)}
                </button>
              )}
              {count !== null && sent > 0 && !steps.includes(step) ? (
                <span className="block text-ink-3 text-small">
                  {t("ofSent", { share: format.wholePercent(count / sent) })}
                </span>
              ) : null}
            </Cell>
          ))}
        </tr>
      </ListTable>
      <p className="mt-2 text-ink-3 text-small">{t("reminders", { count: funnel.reminders })}</p>
    </Section>
  );
}
