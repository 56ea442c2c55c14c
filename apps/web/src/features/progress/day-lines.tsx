import type { MyDay } from "@heard/core/progress";
import type { ErrandKind } from "@heard/core/progress/rules";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useOutcomeWord } from "#features/verdicts/plan-state.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";

type DayLinesProps = {
  organisation: string;
  day: MyDay;
  format: Format;
  /** More than so many are counted only. */
  most?: number;
};
type Line = { key: string; href: string; title: string; note: string; isLate: boolean };

/** What needs the reader today, the latest first: actions, votes, decisions, plans to close, plans gone quiet, fresh verdicts. */
export function DayLines({ organisation, day, format, most = 100 }: DayLinesProps) {
  const t = useTranslations("progress.day");
  const lines = useLines({ organisation, day, format });
  if (lines.length === 0) return <p className="text-body text-ink-2">{t("nothing")}</p>;
  const rest = lines.length - most;
  return (
    <ul className="gap-x-12 border-line border-t wide:grid wide:grid-cols-2">
      {lines.slice(0, most).map(({ key, href, title, note, isLate }) => (
        <li key={key} className="wrap-anywhere border-line border-b py-2">
          <Link className="name-link finger-high font-medium text-body" href={href}>
            {title}
          </Link>
          <span className={isLate ? "block text-detractor text-small" : "block text-ink-3 text-small"}>{note}</span>
        </li>
      ))}
      {rest > 0 ? (
        <li className="self-center py-2 text-ui">
          <Link className="link finger-high" href={paths.myPart(organisation)}>
            {t("more", { count: rest })}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

/** Where something can be done about it. */
const placeOf: Record<ErrandKind, (organisation: string) => string> = {
  caseLate: (organisation) => paths.cases(organisation, { show: "mine" }),
  caseOpen: (organisation) => paths.cases(organisation, { show: "mine" }),
  caseEscalated: (organisation) => paths.cases(organisation),
  caseUnowned: (organisation) => paths.cases(organisation),
  sendingFailed: paths.surveys,
  webhookFailing: paths.settings.webhooks,
  importFaults: paths.imports,
  bounced: (organisation) => paths.customers(organisation, { who: "suppressed" }),
  planWaiting: (organisation) => paths.council(organisation),
  alertOpen: paths.alerts,
  meetingNext: (organisation) => paths.council(organisation),
  coverageGap: (organisation) => paths.council(organisation),
  surveyReview: paths.surveys,
  surveyDraft: paths.surveys,
  shareEnding: (organisation) => paths.journey(organisation),
  alertNew: paths.alerts,
  targetReview: paths.targets,
  suggestionWaiting: (organisation) => paths.suggestions(organisation),
};
const pressing: readonly ErrandKind[] = ["caseLate", "caseEscalated", "sendingFailed", "webhookFailing"];

function useLines({ organisation, day, format }: Omit<DayLinesProps, "most">): Line[] {
  const t = useTranslations("progress.day");
  const verdictNames = useTranslations("common.verdicts");
  const outcomeWord = useOutcomeWord();
  const ofPlan = (
    kind: string,
    { number, title }: { number: number; title: string },
    note: string,
    place: { href?: string; isLate?: boolean } = {},
  ): Line => ({
    ...{
      key: `${kind} ${number}`,
      title: t("plan", { number: String(number), title }),
      note,
      isLate: place.isLate ?? false,
    },
    href: place.href ?? paths.plan(organisation, number),
  });
  /** What a plan was found to have done, and whether that is its own doing. */
  const said = (
    { outcome }: Pick<MyDay["verdicts"][number]["plan"], "outcome">,
    { verdict }: MyDay["verdicts"][number]["verdict"],
  ): string => (outcome ? outcomeWord(outcome) : verdictNames(verdict));
  const errands = (kinds: readonly ErrandKind[]): Line[] =>
    day.errands
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, count }) => ({
        ...{ key: `errand ${kind}`, href: placeOf[kind](organisation), title: t(`errands.${kind}.title`, { count }) },
        ...{ note: t(`errands.${kind}.note`), isLate: pressing.includes(kind) },
      }));
  const council = paths.council(organisation);
  // A verdict that waits to be closed, or is on the reader's own suggestion, is said once.
  const told = new Set([...day.toClose.map(({ id }) => id), ...day.thanks.map(({ plan }) => plan.id)]);
  const verdicts = day.verdicts.filter(({ plan }) => !told.has(plan.id));
  return [
    ...day.actions.map(({ number, title, dueOn, isOverdue }, place) => ({
      ...{ key: `action ${place}`, href: paths.plan(organisation, number), title, isLate: isOverdue },
      note: t(isOverdue ? "late" : "due", { day: format.day(dueOn) }),
    })),
    ...errands(["caseLate", "caseEscalated", "caseOpen", "caseUnowned", "sendingFailed", "webhookFailing"]),
    ...errands(["alertOpen", "planWaiting", "meetingNext"]),
    ...day.votes.map((plan) => ofPlan("vote", plan, t("vote"), { href: council })),
    ...day.toDecide.map((plan) => ofPlan("decide", plan, t("decide"), { href: council })),
    ...day.toClose.map((plan) => ofPlan("close", plan, t("close"))),
    ...errands(["coverageGap"]),
    ...errands(["importFaults", "bounced", "surveyReview", "surveyDraft", "shareEnding", "alertNew", "targetReview"]),
    ...errands(["suggestionWaiting"]),
    ...day.suggestions.map(({ id, title, state, plan }) => ({
      ...{ key: `suggestion ${id}`, title, note: t(`suggestion.${state}`), isLate: false },
      href: plan ? paths.plan(organisation, plan.number) : paths.suggestions(organisation, { show: "own" }),
    })),
    ...day.thanks.map(({ plan, verdict }) => ofPlan("thanks", plan, t("thanks", { verdict: said(plan, verdict) }))),
    ...day.stalled.map((plan) => ofPlan("stalled", plan, t("stalled", { days: plan.quietDays }), { isLate: true })),
    ...day.cameBack.map((plan) => ofPlan("cameBack", plan, t("cameBack"), { isLate: true })),
    ...verdicts.map(({ plan, verdict }) => ofPlan("verdict", plan, t("verdict", { verdict: said(plan, verdict) }))),
  ];
}
