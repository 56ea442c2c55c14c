import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Outcome } from "#features/verdicts/plan-state.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { byState } from "./plan-groups.ts";
import type { PlanListProps } from "./plan-table.tsx";
import { useNextStep } from "./use-next-step.ts";
import { usePersonName } from "./use-person-name.ts";

/** The plans in columns by state. */
export function PlanBoard({ organisation, plans, format }: PlanListProps) {
  const t = useTranslations("plans");
  const locale = useLocale();
  const nextStep = useNextStep(format);
  const personName = usePersonName();
  return (
    // Reached by the keyboard, so that it can be scrolled by it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus
    <section className="overflow-x-auto pb-2" aria-label={t("view.board")} tabIndex={0}>
      <div className="grid min-w-full auto-cols-[minmax(12rem,1fr)] grid-flow-col gap-x-6">
        {byState(plans).map(({ state, plans: own }) => (
          <section key={state} aria-label={t(`states.${state}`)} className="min-w-0">
            <h2 className="border-line border-b pb-2 font-semibold text-ui">
              {t(`states.${state}`)} <span className="font-normal text-ink-3 tabular-nums">{own.length}</span>
            </h2>
            <ul>
              {own.map((plan) => (
                <li key={plan.id} className="relative border-line border-b py-3">
                  <Link
                    href={paths.plan(organisation, plan.number)}
                    className="wrap-anywhere block font-medium text-ui no-underline after:absolute after:inset-0 hover:text-accent"
                  >
                    <span className="font-normal text-ink-3 tabular-nums">{plan.number}</span> {plan.title}
                  </Link>
                  <p className="text-ink-2 text-small">
                    {plan.touchpoint ? nameIn(locale, plan.touchpoint.name) : t("everywhere")}
                    {plan.owner ? ` · ${personName(plan.owner)}` : ""}
                  </p>
                  {plan.outcome ? <Outcome {...plan.outcome} /> : null}
                  <p className="text-ink-3 text-small">{nextStep(plan)}</p>
                  {plan.isStalled ? (
                    <p className="text-detractor text-small">{t("quiet", { days: plan.quietDays })}</p>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
