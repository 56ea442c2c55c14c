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

type LetterProps = Pick<Funnel, "letters"> & Pick<Props, "format" | "view" | "onView">;

/** Whether the letters themselves were opened, which only a picture in them can tell. */
function LetterLine({ letters, format, view, onView }: LetterProps) {
  const t = useTranslations("distribution.funnel");
  if (letters === null)
    return (
      <p className="text-ink-3 text-small">
        {t("letters.opened")}: {t("notMeasured")}. {t("letters.off")}
      </p>
    );
  return (
    <p className="text-ink-3 text-small">
      <button
        type="button"
        className="link"
        aria-pressed={view.kind === "step" && view.step === "letterOpened"}
        onClick={() => onView({ kind: "step", step: "letterOpened" })}
      >
        {t("letters.opened")}: {format.count(letters.opened)}
      </button>{" "}
      {t("letters.of", { measured: letters.measured })}
    </p>
  );
}

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
      <LetterLine letters={funnel.letters} format={format} view={view} onView={onView} />
    </Section>
  );
}
