import { Verdict } from "@heard/ui/charts/verdict";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import { paths } from "#lib/paths.ts";
import type { CouncilContext } from "./council-screen.tsx";

/** What the council expected when it approved, and what came of it. */
export function HitRate({ organisation, report, format }: CouncilContext) {
  const t = useTranslations("council.hits");
  const common = useTranslations("common");
  const words = useEffectWords(format);
  const { hits } = report;
  const improved = hits.filter(({ verdict }) => verdict === "improved").length;
  return (
    <Section>
      <SectionHeader
        title={t("title")}
        lead={hits.length === 0 ? t("none") : t("some", { count: hits.length, improved })}
      />
      <ul className="flex flex-col gap-3">
        {hits.map(({ plan, verdict, expected, estimate, interval }) => {
          const method = plan.goal?.method ?? "mean";
          const wanted = expected === null ? "–" : words.change(method, expected);
          return (
            <li key={plan.id} className="text-ui">
              <Link className="link" href={paths.plan(organisation, plan.number)}>
                {plan.number} {plan.title}
              </Link>
              <Verdict verdict={verdict}>{common(`verdicts.${verdict}`)}</Verdict>
              <p className="text-ink-3 text-small" data-figure="effect">
                {estimate === null
                  ? t("noEffect", { expected: wanted })
                  : t("expected", {
                      expected: wanted,
                      measured: words.change(method, estimate),
                      low: words.signed(method, interval?.[0] ?? estimate),
                      high: words.signed(method, interval?.[1] ?? estimate),
                    })}
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
