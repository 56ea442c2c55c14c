import type { Locale } from "@heard/messages";
import type { DayRange } from "#lib/days.ts";
import { formatChange, formatChangeBound, type Unit } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { periodText } from "#lib/period.ts";
import { sliceQuery } from "#lib/slice.ts";
import { type ThemesView, themesQuery } from "./themes-view.ts";

/** What every part of the Themes screen needs to know beside its numbers. */
export type ThemesContext = {
  organisation: string;
  locale: Locale;
  format: Format;
  view: ThemesView;
  period: DayRange;
  /** What impact is measured in. */
  unit: Unit;
  /** The name of the score, in the reader's language. */
  metric: string;
  /** The plans that each theme led to. */
  plans: Readonly<Record<string, readonly { number: number; title: string }[]>>;
};

export const themesHref = ({ organisation }: Pick<ThemesContext, "organisation">, view: ThemesView): string =>
  paths.themes(organisation, themesQuery(view));

/** The comments behind a theme's count. */
export function commentsHref({ organisation, view }: ThemesContext, theme: string, sentiment?: string): string {
  return paths.comments(organisation, {
    period: periodText(view.period),
    ...sliceQuery(view.slice),
    theme,
    sentiment: sentiment ?? null,
  });
}

export const impactText = ({ format, unit }: ThemesContext, value: number): string => formatChange(format, unit, value);
/** The same on an axis: round where the unit is. */
export const impactTick = ({ format, unit }: ThemesContext, value: number): string =>
  unit === "scale" ? format.signedMean(value) : format.wholePoints(unit === "share" ? value * 100 : value);
export const impactBounds = (
  { format, unit }: ThemesContext,
  { low, high }: { low: number; high: number },
): { low: string; high: string } => ({
  low: formatChangeBound(format, unit, low),
  high: formatChangeBound(format, unit, high),
});
