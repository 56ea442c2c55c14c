import type { ThemeFigure, ThemeReport } from "@heard/core/themes";
import { buttonStyle } from "@heard/ui/button-style";
import { PartBar } from "@heard/ui/charts/part-bar";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import { getCaller } from "#trpc/server.tsx";
import { impactBounds, impactText, type ThemesContext, themesHref } from "./screen-context.ts";
import { impactIn, inTreeOrder, sentiments, sentimentTones, totalOf } from "./theme-rows.ts";

type AsOfReportProps = { context: ThemesContext; asOf: Date; now: ThemeReport };

/** What the screen said at an instant, by the themes and readings of then, beside what it says now. */
export async function AsOfReport({ context, asOf, now }: AsOfReportProps) {
  const caller = await getCaller(context.organisation);
  const earlier = await caller.themes.measure({
    ...{ period: context.period, filters: context.view.slice, asOf: asOf.toISOString() },
    ...(now.metric === null ? {} : { metric: now.metric }),
  });
  return <AsOfTable {...{ context, asOf, earlier, now }} />;
}

function AsOfTable({ context, asOf, earlier, now }: AsOfReportProps & { earlier: ThemeReport }) {
  const t = useTranslations("themes");
  const { format, view } = context;
  const nowBy = new Map(now.themes.map((theme) => [theme.key, theme]));
  const answers = totalOf(earlier.comments);
  const withImpact = [...earlier.themes, ...now.themes].some((theme) => impactIn(theme));
  return (
    <section className="mt-8">
      <SectionHeader
        title={t("asOf.title", { at: format.instant(asOf) })}
        lead={t("asOf.lead", { earlier: format.count(answers), now: format.count(totalOf(now.comments)) })}
        actions={
          <Link href={themesHref(context, { ...view, asOf: null })} className={buttonStyle()}>
            {t("asOf.back")}
          </Link>
        }
      />
      {earlier.themes.length === 0 ? (
        <p className="text-body text-ink-2">{t("asOf.none")}</p>
      ) : (
        <Table>
          <caption className="sr-only">{t("title")}</caption>
          <thead>
            <tr>
              <Column>{t("columns.theme")}</Column>
              <Column numeric>{t("asOf.earlier")}</Column>
              <Column numeric>{t("asOf.now")}</Column>
              <Column className="w-[24%] pl-8 max-rail:hidden">{t("columns.sentiment")}</Column>
              {withImpact ? (
                <>
                  <Column numeric>{t("asOf.impact")}</Column>
                  <Column numeric className="max-rail:hidden">
                    {t("asOf.impactNow")}
                  </Column>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {inTreeOrder(earlier.themes).map(({ theme, depth }) => (
              <Row key={theme.key} {...{ theme, depth, answers, context, withImpact }} now={nowBy.get(theme.key)} />
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

type RowProps = {
  theme: ThemeFigure;
  depth: number;
  /** All that were read then. */
  answers: number;
  context: ThemesContext;
  /** The same theme; put away or merged since when absent. */
  now: ThemeFigure | undefined;
  withImpact: boolean;
};

function Row({ theme, depth, answers, context, now, withImpact }: RowProps) {
  const { format, locale } = context;
  const t = useTranslations("themes");
  const count = totalOf(theme.counts);
  const name = nameIn(locale, theme.name);
  const share = (one: (typeof sentiments)[number]) => format.wholePercent(count === 0 ? 0 : theme.counts[one] / count);
  const [negative, neutral, mixed, positive] = sentiments.map(share) as [string, string, string, string];
  return (
    <tr>
      <RowHead className={depth === 0 ? "font-semibold" : "font-normal"}>
        <span style={{ paddingInlineStart: `${depth}rem` }} className="wrap-anywhere block">
          {name}
        </span>
      </RowHead>
      <Cell numeric className="whitespace-nowrap">
        <span className="text-body">{format.count(count)}</span>{" "}
        <span className="text-ink-3 text-small">{answers === 0 ? null : format.percent(count / answers)}</span>
      </Cell>
      <Cell numeric className="whitespace-nowrap text-ink-2">
        {now ? format.count(totalOf(now.counts)) : t("asOf.gone")}
      </Cell>
      <Cell className="pl-8 max-rail:hidden">
        {count === 0 ? null : (
          <PartBar
            label={`${name}: ${t("sentimentSentence", { negative, neutral, mixed, positive })}`}
            parts={sentiments.map((one) => ({ key: one, tone: sentimentTones[one], share: theme.counts[one] / count }))}
          />
        )}
      </Cell>
      {withImpact ? (
        <>
          <Cell numeric className="whitespace-nowrap">
            <Impact theme={theme} context={context} />
          </Cell>
          <Cell numeric className="whitespace-nowrap text-ink-2 max-rail:hidden">
            {now ? <Impact theme={now} context={context} /> : null}
          </Cell>
        </>
      ) : null}
    </tr>
  );
}

function Impact({ theme, context }: { theme: ThemeFigure; context: ThemesContext }) {
  const range = useTranslations("common.figures");
  const impact = impactIn(theme);
  if (!impact) return null;
  return (
    <>
      <span className="text-body">{impactText(context, impact.value)}</span>
      <span className="block text-ink-3 text-small max-rail:hidden">
        {range("range", impactBounds(context, impact.interval))}
      </span>
    </>
  );
}
