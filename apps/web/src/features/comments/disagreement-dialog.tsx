"use client";

import type { DisagreementReport } from "@heard/core/readings";
import { Dialog } from "@heard/ui/dialog";
import { Cell, Column, Table } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import type { DayRange } from "#lib/days.ts";
import { formatInterval } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import type { NamedTheme } from "./use-comment-names.ts";

export type DisagreementDialogProps = {
  report: DisagreementReport;
  days: DayRange;
  themes: readonly NamedTheme[];
  format: Format;
  onClose: () => void;
};
type Rate = DisagreementReport["overall"];

/** Where people and the reading disagree: by what, language, sentiment and theme. */
export default function DisagreementDialog({ report, days, themes, format, onClose }: DisagreementDialogProps) {
  const t = useTranslations("comments.disagreement");
  const sentimentWords = useTranslations("comments.sentiment");
  const none = useTranslations("comments.item")("none");
  const close = useTranslations("common.actions")("close");
  const locale = useLocale();
  const themeName = (key: string) => nameIn(locale, themes.find((one) => one.key === key)?.name ?? { en: key });
  const groups: { title: string; rows: [string, Rate][] }[] = [
    {
      title: t("what"),
      rows: [
        [t("overall"), report.overall],
        [t("sentiment"), report.sentiment],
        [t("themes"), report.themes],
      ],
    },
    {
      title: t("byLanguage"),
      rows: report.byLanguage.map((row) => [row.language ? format.language(row.language) : none, row]),
    },
    { title: t("bySentiment"), rows: report.bySentiment.map((row) => [sentimentWords(row.sentiment), row]) },
    { title: t("byTheme"), rows: report.byTheme.map((row) => [themeName(row.theme), row]) },
  ];
  return (
    <Dialog open onClose={onClose} title={t("title")} closeLabel={close}>
      <p className="text-ink-2 text-ui">{t("lead", { days: format.days(days.from, days.to) })}</p>
      <p className="mt-2 text-ink-3 text-small">{t("caveat")}</p>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <Table key={title} className="mt-5">
            <thead>
              <tr>
                <Column>{title}</Column>
                <Column numeric>{t("checked")}</Column>
                <Column numeric>{t("otherwise")}</Column>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, rate]) => (
                <tr key={name}>
                  <Cell>{name}</Cell>
                  <Cell numeric>{format.count(rate.n)}</Cell>
                  <Cell numeric>
                    <RateCell rate={rate} format={format} />
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        ))}
    </Dialog>
  );
}

function RateCell({ rate: { share, interval, base }, format }: { rate: Rate; format: Format }) {
  const t = useTranslations("comments.disagreement");
  const figures = useTranslations("common.figures");
  if (share === null || interval === null) return <span className="text-ink-3">{t("withheld")}</span>;
  const rough = base === "lowBase";
  const range = (low: string, high: string) => figures("range", { low, high });
  return (
    <>
      <span className={rough ? "" : "font-medium"}>{rough ? format.wholePercent(share) : format.percent(share)}</span>
      <span className="block text-ink-3 text-small">
        {formatInterval(format, "share", share, interval, range, rough)}
        {rough ? ` · ${figures("lowBase")}` : ""}
      </span>
    </>
  );
}
