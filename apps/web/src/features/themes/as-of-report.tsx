import type { ThemeCounts } from "@heard/core/readings";
import { buttonStyle } from "@heard/ui/button-style";
import { PartBar } from "@heard/ui/charts/part-bar";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import { getCaller } from "#trpc/server.tsx";
import { type ThemesContext, themesHref } from "./screen-context.ts";
import { type CountedTheme, inTreeOrder, sentiments, sentimentTones, totalOf } from "./theme-rows.ts";

/** What the screen counted at an instant, by the themes and readings of then, beside what it counts now. */
export async function AsOfReport({ context, asOf }: { context: ThemesContext; asOf: Date }) {
  const caller = await getCaller(context.organisation);
  const asked = { period: context.period, filters: context.view.slice };
  const [then, now] = await Promise.all([
    caller.themes.count({ ...asked, asOf: asOf.toISOString() }),
    caller.themes.count(asked),
  ]);
  return <AsOfTable {...{ context, asOf, then, now }} />;
}

type TableProps = { context: ThemesContext; asOf: Date; then: ThemeCounts; now: ThemeCounts };

function AsOfTable({ context, asOf, then, now }: TableProps) {
  const t = useTranslations("themes");
  const { format, view } = context;
  const nowBy = new Map(now.themes.map((theme) => [theme.key, theme]));
  const answers = totalOf(then.comments);
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
      {then.themes.length === 0 ? (
        <p className="text-body text-ink-2">{t("asOf.none")}</p>
      ) : (
        <Table>
          <caption className="sr-only">{t("title")}</caption>
          <thead>
            <tr>
              <Column>{t("columns.theme")}</Column>
              <Column numeric>{t("asOf.earlier")}</Column>
              <Column numeric>{t("asOf.now")}</Column>
              <Column className="w-[30%] pl-8 max-rail:hidden">{t("columns.sentiment")}</Column>
            </tr>
          </thead>
          <tbody>
            {inTreeOrder(then.themes).map(({ theme, depth }) => (
              <Row key={theme.key} {...{ theme, depth, answers, context }} now={nowBy.get(theme.key)} />
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

type RowProps = {
  theme: CountedTheme;
  depth: number;
  /** All that were read then. */
  answers: number;
  context: ThemesContext;
  /** The same theme; put away or merged since when absent. */
  now: CountedTheme | undefined;
};

function Row({ theme, depth, answers, context: { format, locale }, now }: RowProps) {
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
    </tr>
  );
}
