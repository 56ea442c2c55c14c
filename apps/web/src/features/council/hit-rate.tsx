import { Verdict } from "@heard/ui/charts/verdict";
import { cx } from "@heard/ui/cx";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import type { CouncilContext } from "./council-screen.tsx";

/** What the council expected when it approved, and what came of it. */
export function HitRate({ organisation, report, format }: CouncilContext) {
  const t = useTranslations("council.hits");
  const common = useTranslations("common");
  const locale = useLocale();
  const words = useEffectWords(format);
  const { hits } = report;
  const improved = hits.filter(({ verdict }) => verdict === "improved").length;
  return (
    <Section>
      <SectionHeader
        title={t("title")}
        lead={hits.length === 0 ? t("none") : t("some", { count: hits.length, improved })}
      />
      <Counts hits={hits} />
      <ul className="mt-4 flex flex-col gap-3">
        {hits.map(({ plan, verdict, expected, estimate, interval, n, metric }) => {
          const method = plan.goal?.method ?? "mean";
          const wanted = expected === null ? "–" : words.change(method, expected);
          return (
            <li key={plan.id} className="text-ui">
              <Link className="name-link font-medium" href={paths.plan(organisation, plan.number)}>
                {plan.number} {plan.title}
              </Link>
              {metric ? <p className="text-ink-3 text-small">{nameIn(locale, metric)}</p> : null}
              <p>
                <Verdict verdict={verdict}>{common(`verdicts.${verdict}`)}</Verdict>
              </p>
              <p className="text-ink-3 text-small" data-figure="effect">
                {estimate === null
                  ? t("noEffect", { expected: wanted })
                  : t(n === null ? "expectedPart" : "expected", {
                      expected: wanted,
                      measured: words.change(method, estimate),
                      low: words.signed(method, interval?.[0] ?? estimate),
                      high: words.signed(method, interval?.[1] ?? estimate),
                      n: n === null ? "" : format.count(n),
                    })}
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const order = ["improved", "noDetectableChange", "worsened", "tooFewAnswers", "notComparable"] as const;
const dots = {
  improved: "bg-promoter",
  worsened: "bg-detractor",
  noDetectableChange: "bg-ink-3",
  tooFewAnswers: "border border-ink-3 border-dashed",
  notComparable: "border border-ink-3 border-dashed",
} as const;

/** How many ended how, a dot for each. */
function Counts({ hits }: Pick<CouncilContext["report"], "hits">) {
  const common = useTranslations("common");
  const counted = order.flatMap((verdict) => {
    const own = hits.filter((hit) => hit.verdict === verdict);
    return own.length === 0 ? [] : [{ verdict, own }];
  });
  return (
    <ul className="flex flex-col gap-1">
      {counted.map(({ verdict, own }) => (
        <li key={verdict} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(3rem,auto)] items-center gap-2 text-ui">
          <Verdict verdict={verdict}>{common(`verdicts.${verdict}`)}</Verdict>
          <strong className="tabular-nums">{own.length}</strong>
          <span className="flex flex-wrap gap-1" aria-hidden="true">
            {own.map(({ plan }) => (
              <span key={plan.id} className={cx("size-2 rounded-full", dots[verdict])} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
