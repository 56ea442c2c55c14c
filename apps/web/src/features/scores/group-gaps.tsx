import Link from "next/link";
import { useTranslations } from "next-intl";
import { formatChange, formatChangeBound } from "#lib/figures.ts";
import { type MeasureResult, nameIn } from "#lib/measure.ts";
import { figureOf } from "./figure.tsx";
import type { ScreenContext } from "./screen-context.ts";

export type GroupGapsProps = {
  result: MeasureResult;
  by: "language" | "mode";
  /** What a group is called. */
  nameOf: (key: string) => string;
  screen: ScreenContext;
};

/** Languages or modes that score otherwise and stand behind one figure: said beside it, for the figure alone would hide it. */
export function GroupGaps({ result: { gaps, total }, by, nameOf, screen }: GroupGapsProps) {
  const t = useTranslations();
  const { format, locale } = screen;
  if (gaps.length === 0) return null;
  return (
    <div className="sentence mt-3 text-ui" role="note">
      {gaps.map(({ of, against, n, value, interval }) => (
        <p key={of} className="font-medium" {...figureOf({ value, n: n.of, unit: total.unit })}>
          {t(`scores.gaps.${by}`, {
            metric: nameIn(locale, total.name),
            of: nameOf(of),
            against: nameOf(against),
            n: format.count(n.of),
            nAgainst: format.count(n.against),
            gap: t("common.figures.changeWithInterval", {
              change: formatChange(format, total.unit, value),
              interval: t("common.figures.range", {
                low: formatChangeBound(format, total.unit, interval.low),
                high: formatChangeBound(format, total.unit, interval.high),
              }),
            }),
          })}
        </p>
      ))}
      <p className="text-ink-2 text-small">{t(`scores.gaps.${by}Note`)}</p>
    </div>
  );
}

/** The same above the figures that pool the languages, with the way to each of them. */
export function LanguageGaps({ result, screen }: { result: MeasureResult; screen: ScreenContext }) {
  const t = useTranslations("scores.gaps");
  if (result.gaps.length === 0) return null;
  return (
    <div className="mt-6">
      <GroupGaps result={result} by="language" nameOf={screen.format.language} screen={screen} />
      <Link
        className="link finger-high mt-1 text-ui"
        href={screen.hrefOf({ ...screen.view, by: "language" })}
        scroll={false}
        data-print="hide"
      >
        {t("show")}
      </Link>
    </div>
  );
}
