import type { ThemeReport } from "@heard/core/themes";
import { type Domain, ticksOf } from "@heard/ui/charts/geometry";
import { AbsentRow, IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { PartBar } from "@heard/ui/charts/part-bar";
import { cx } from "@heard/ui/cx";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHeader } from "#components/section.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import { ThemeKeys, ThemeMenu } from "#features/theme-editor/theme-tools.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { commentsHref, impactBounds, impactText, impactTick, type ThemesContext } from "./screen-context.ts";
import {
  aboveAt,
  impactDomain,
  impactIn,
  isClear,
  sentiments,
  sentimentTones,
  type ThemeRow,
  themeRows,
  totalOf,
} from "./theme-rows.ts";

const sideText = { positive: "text-promoter", negative: "text-detractor", neutral: "text-ink-2" } as const;
const mostPlans = 3;
const phoneRow =
  "max-rail:grid max-rail:grid-cols-[minmax(0,1fr)_auto_auto] max-rail:gap-x-3 max-rail:border-line max-rail:border-b max-rail:py-2.5 max-rail:[&>*]:border-0 max-rail:[&>*]:p-0";

/** Every theme of the tree: how many speak of it, how, and what goes with the score. */
export function ThemeTable({
  report,
  context,
  choices,
  canEdit,
}: {
  report: ThemeReport;
  context: ThemesContext;
  choices: ReactNode;
  canEdit: boolean;
}) {
  const t = useTranslations("themes");
  const domain = impactDomain(report);
  const answers = totalOf(report.comments);
  const rows = themeRows(report, context.view.order);
  const lead = domain ? t("tableLead", { metric: context.metric }) : t("tableLeadAlone");
  return (
    <>
      <SectionHeader
        title={t("tableTitle", { count: rows.length, answers: t("answers", { count: answers }) })}
        lead={report.counted ? `${lead} ${t("counted")}` : lead}
        actions={choices}
      />
      <Table className="max-rail:block">
        <caption className="sr-only">{t("title")}</caption>
        <thead className="max-rail:hidden">
          <tr>
            <Column className="w-[26%]">{t("columns.theme")}</Column>
            <Column numeric className="w-[10%] pr-6">
              {t("columns.answers")}
            </Column>
            <Column className="w-[24%] pr-8">{t("columns.sentiment")}</Column>
            {domain ? (
              <>
                <Column className="pr-8">
                  <span className="sr-only">{t("columns.axis")}</span>
                  <IntervalScale
                    domain={domain}
                    ticks={ticksOf(domain).map((value) => ({ value, label: impactTick(context, value) }))}
                  />
                </Column>
                <Column numeric className="w-[14%]">
                  {t("columns.impact")}
                </Column>
              </>
            ) : null}
            {canEdit ? (
              <Column className="w-10">
                <span className="sr-only">{t("columns.edit")}</span>
              </Column>
            ) : null}
          </tr>
        </thead>
        <tbody className="max-rail:block">
          {rows.map((row, index) => (
            <Row
              key={row.theme.key}
              {...{ row, all: answers, domain, context, canEdit }}
              above={aboveAt(rows, index)}
            />
          ))}
        </tbody>
      </Table>
    </>
  );
}

type RowProps = {
  row: ThemeRow;
  /** The one beside it that stands above it. */
  above: string | null;
  all: number;
  domain: Domain | null;
  context: ThemesContext;
  canEdit: boolean;
};

function Row({ row: { theme, depth }, above, all, domain, context, canEdit }: RowProps) {
  const t = useTranslations("themes");
  const { format, locale, unit } = context;
  const impact = impactIn(theme);
  const name = nameIn(locale, theme.name);
  return (
    <tr {...figureOf({ value: impact?.value ?? null, n: theme.n, unit })} className={phoneRow}>
      <RowHead className={cx("wrap-anywhere", depth === 0 ? "font-semibold" : "font-normal")}>
        <span style={{ paddingInlineStart: `${depth}rem` }} className="block">
          <ThemeKeys theme={theme.key} above={above}>
            {theme.n === 0 ? (
              name
            ) : (
              <Link className="no-underline hover:underline" href={commentsHref(context, theme.key)}>
                {name}
                <span className="sr-only">{t("open", { count: theme.n })}</span>
              </Link>
            )}
          </ThemeKeys>
          <PlanLinks theme={theme.key} context={context} />
        </span>
      </RowHead>
      <Cell numeric className="whitespace-nowrap pr-6 max-rail:text-right">
        <span className="text-body">{format.count(theme.n)}</span>{" "}
        <span className="text-ink-3 text-small">{all === 0 ? null : format.percent(theme.n / all)}</span>
      </Cell>
      <Cell className="pr-8 max-rail:col-span-3 max-rail:row-start-2 max-rail:pt-1.5!">
        {theme.n === 0 ? null : <Sentiment theme={theme} name={name} context={context} />}
      </Cell>
      {domain ? <ImpactCells theme={theme} name={name} domain={domain} context={context} /> : null}
      {canEdit ? (
        <Cell className="text-right max-rail:col-start-3 max-rail:row-start-1">
          <ThemeMenu theme={theme.key} />
        </Cell>
      ) : null}
    </tr>
  );
}

/** What is already being done about a theme: its newest plans. */
function PlanLinks({ theme, context: { organisation, plans } }: { theme: string; context: ThemesContext }) {
  const t = useTranslations("themes");
  const led = (plans[theme] ?? []).slice(0, mostPlans);
  if (led.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-2 font-normal text-small">
      {led.map(({ number, title }) => (
        <Link key={number} className="link finger-high" href={paths.plan(organisation, number)} title={title}>
          {t("plan", { number: String(number) })}
        </Link>
      ))}
    </span>
  );
}

function Sentiment({ theme, name, context }: Pick<RowProps, "context"> & { theme: ThemeRow["theme"]; name: string }) {
  const t = useTranslations("themes");
  const { counts, n } = theme;
  const share = (one: (typeof sentiments)[number]) => context.format.wholePercent(counts[one] / n);
  const [negative, neutral, mixed, positive] = sentiments.map(share) as [string, string, string, string];
  // The larger side is said; where both are equal, the one that needs looking at.
  const isJudged = counts.positive + counts.negative + counts.mixed > 0;
  const side = !isJudged ? "neutral" : counts.positive > counts.negative ? "positive" : "negative";
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
      <PartBar
        label={`${name}: ${t("sentimentSentence", { negative, neutral, mixed, positive })}`}
        parts={sentiments.map((one) => ({ key: one, tone: sentimentTones[one], share: counts[one] / n }))}
      />
      <Link
        href={commentsHref(context, theme.key, side)}
        className={cx("w-24 text-small tabular-nums no-underline hover:underline", sideText[side])}
      >
        {t(`shareOf.${side}`, { share: share(side) })}
      </Link>
    </span>
  );
}

function ImpactCells({
  theme,
  name,
  domain,
  context,
}: {
  theme: ThemeRow["theme"];
  name: string;
  domain: Domain;
  context: ThemesContext;
}) {
  const t = useTranslations();
  const impact = impactIn(theme);
  const ends = impact && t("common.figures.range", impactBounds(context, impact.interval));
  return (
    <>
      <Cell className="pr-8 max-rail:row-start-3 max-rail:pt-2!">
        {impact ? (
          <IntervalRow
            label={`${name}: ${impactText(context, impact.value)} (${ends})`}
            domain={domain}
            value={impact.value}
            low={impact.interval.low}
            high={impact.interval.high}
            base={0}
            lowBase={!isClear(impact)}
          />
        ) : theme.n === 0 ? null : (
          <AbsentRow>{t("themes.few")}</AbsentRow>
        )}
      </Cell>
      <Cell
        numeric
        className="whitespace-nowrap max-rail:col-span-2 max-rail:row-start-3 max-rail:max-w-40 max-rail:whitespace-normal max-rail:pt-2!"
      >
        {impact ? (
          <>
            <span className={cx("text-body", isClear(impact) && "font-semibold")}>
              {impactText(context, impact.value)}
            </span>
            <span className="block text-ink-3 text-small">
              {isClear(impact) ? ends : `${ends} · ${t("themes.unclear")}`}
            </span>
          </>
        ) : null}
      </Cell>
    </>
  );
}
