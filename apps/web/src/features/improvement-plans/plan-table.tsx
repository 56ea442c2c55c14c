import type { PlanItem } from "@heard/core/improvement-plans";
import { Cell } from "@heard/ui/table";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { PlanState } from "#features/verdicts/plan-state.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useNextStep } from "./use-next-step.ts";
import { usePersonName } from "./use-person-name.ts";

export type PlanListProps = { organisation: string; plans: readonly PlanItem[]; format: Format };

/** The plans as rows, the newest first. */
export function PlanTable({ organisation, plans, format }: PlanListProps) {
  const t = useTranslations("plans");
  const locale = useLocale();
  const nextStep = useNextStep(format);
  const personName = usePersonName();
  const columns = ["plan", "touchpoint", "owner", "state", "work", "next"] as const;
  return (
    <ListTable
      caption={t("title")}
      stacks
      columns={columns.map((key) => ({ label: t(`columns.${key}`), numeric: key === "work" }))}
    >
      {plans.map((plan) => (
        <tr key={plan.id}>
          <ListName>
            <span className="inline-block min-w-5 text-ink-3 tabular-nums rail:text-right">{plan.number}</span>{" "}
            <Link className="name-link" href={paths.plan(organisation, plan.number)}>
              {plan.title}
            </Link>
          </ListName>
          <Cell>{plan.touchpoint ? nameIn(locale, plan.touchpoint.name) : t("everywhere")}</Cell>
          <Cell>{plan.owner ? personName(plan.owner) : <span className="text-ink-3">{t("nobody")}</span>}</Cell>
          <Cell>
            <PlanState {...plan} />
          </Cell>
          <Cell numeric>
            {plan.actions.total === 0
              ? "–"
              : `${format.count(plan.actions.done)} / ${format.count(plan.actions.total)}`}
          </Cell>
          <Cell>
            {nextStep(plan)}
            {plan.isStalled ? (
              <span className="block text-detractor text-small">{t("quiet", { days: plan.quietDays })}</span>
            ) : null}
            {plan.actions.overdue > 0 ? (
              <span className="block text-detractor text-small">{t("late", { count: plan.actions.overdue })}</span>
            ) : null}
          </Cell>
        </tr>
      ))}
    </ListTable>
  );
}
