import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { paths } from "#lib/paths.ts";
import type { CouncilContext } from "./council-screen.tsx";

/** Plans at work that nobody has touched for long. */
export function StalledList({ organisation, report }: CouncilContext) {
  const t = useTranslations("council.stalled");
  if (report.stalled.length === 0) return null;
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <ul className="flex flex-col gap-2">
        {report.stalled.map((plan) => (
          <li key={plan.id} className="text-ui">
            <Link className="name-link font-medium" href={paths.plan(organisation, plan.number)}>
              {plan.number} {plan.title}
            </Link>{" "}
            <span className="text-ink-3 text-small">{t("line", { days: plan.quietDays })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
