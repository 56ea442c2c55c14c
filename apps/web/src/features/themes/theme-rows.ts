import type { ThemeCounts } from "@heard/core/readings";
import type { ThemeFigure, ThemeReport } from "@heard/core/themes";
import { type Domain, niceDomain } from "@heard/ui/charts/geometry";
import type { ThemeOrder } from "./themes-view.ts";

export const sentiments = ["negative", "neutral", "mixed", "positive"] as const;
export const sentimentTones = {
  negative: "detractor",
  neutral: "passive",
  mixed: "mixed",
  positive: "promoter",
} as const;

export const totalOf = (counts: ThemeCounts["comments"]): number =>
  sentiments.reduce((sum, one) => sum + counts[one], 0);

/** A theme where it stands in the tree: 0 at the top. */
export type ThemeRow = { theme: ThemeFigure; depth: number };

type ShownImpact = { value: number; interval: { low: number; high: number }; n: number };

/** The impact, where there are answers enough for one. */
export const impactIn = ({ impact }: Pick<ThemeFigure, "impact">): ShownImpact | null =>
  impact && "value" in impact ? impact : null;

/** The interval leaves zero out: more than chance. */
export const isClear = ({ interval: { low, high } }: ShownImpact): boolean => low > 0 || high < 0;

const negativeShare = ({ counts, n }: ThemeFigure) => (n === 0 ? 0 : counts.negative / n);
const rankOf: Record<ThemeOrder, (theme: ThemeFigure) => number> = {
  impact: (theme) => impactIn(theme)?.value ?? Number.POSITIVE_INFINITY,
  volume: ({ n }) => -n,
  sentiment: (theme) => (theme.n === 0 ? Number.POSITIVE_INFINITY : -negativeShare(theme)),
};

/** The tree as the rows of a table, each list in the order asked for; equal ones stand by how much they are spoken of. */
export function themeRows({ themes }: Pick<ThemeReport, "themes">, order: ThemeOrder): ThemeRow[] {
  const rank = rankOf[order];
  const compare = (a: ThemeFigure, b: ThemeFigure) => {
    const [first, second] = [rank(a), rank(b)];
    return first === second ? b.n - a.n : first < second ? -1 : 1;
  };
  return inTreeOrder(themes.toSorted(compare));
}

/** Each theme after the one it is part of, lists as they come. */
export function inTreeOrder<Theme extends { key: string; parent: string | null }>(
  themes: readonly Theme[],
): { theme: Theme; depth: number }[] {
  const under = (parent: string | null, depth: number): { theme: Theme; depth: number }[] =>
    themes
      .filter((theme) => theme.parent === parent)
      .flatMap((theme) => [{ theme, depth }, ...under(theme.key, depth + 1)]);
  return under(null, 0);
}

/** The scale on which all impacts of a report are drawn; zero is always on it. `null` without any. */
export function impactDomain({ themes }: Pick<ThemeReport, "themes">): Domain | null {
  const shown = themes.flatMap((theme) => impactIn(theme) ?? []);
  if (shown.length === 0) return null;
  const ends = shown.flatMap(({ interval }) => [interval.low, interval.high]);
  return niceDomain([...ends, 0], [-200, 200]);
}

/** The particular themes whose impact is more than chance, the strongest first: what lowers the score, and what lifts it. */
export function strongest({ themes }: Pick<ThemeReport, "themes">, most = 5) {
  const groups = new Set(themes.map(({ parent }) => parent));
  const clear = themes.flatMap((theme) => {
    const impact = impactIn(theme);
    return impact && isClear(impact) && !groups.has(theme.key) ? [{ theme, impact }] : [];
  });
  return {
    lowers: clear
      .filter(({ impact }) => impact.value < 0)
      .sort((a, b) => a.impact.value - b.impact.value)
      .slice(0, most),
    lifts: clear
      .filter(({ impact }) => impact.value > 0)
      .sort((a, b) => b.impact.value - a.impact.value)
      .slice(0, most),
  };
}

/** The row at the same depth that stands above one in the same list. */
export function aboveAt(rows: readonly ThemeRow[], index: number): string | null {
  const row = rows[index];
  const others = rows.slice(0, index).filter(({ theme }) => row && theme.parent === row.theme.parent);
  return others.at(-1)?.theme.key ?? null;
}
