import type { ThemeAsOf, ThemeRow, ThemeSnapshot } from "@heard/db/schema/themes";
import { addDays } from "../measures/rules.ts";

export { entryOf, longestDistance, noParts, partsOfRule, type RuleParts, ruleOfParts } from "@heard/text/themes/parts";

/** A tree that people can look over: what a theme is part of, and what that is part of. */
export const deepestTheme = 3;
export const mostThemes = 200;
export const mostParts = 20;
/** As long a rule as @heard/text reads. */
export const longestRule = 4000;
/** Comments that a draft of a rule is tried on while it is typed: the newest ones. */
export const mostPreviewed = 20_000;

type Node = Pick<ThemeRow, "id" | "parentId">;

/** A theme and all that is under it. */
export function branchOf<Theme extends Node>(themes: readonly Theme[], id: number): Theme[] {
  return themes.flatMap((theme) =>
    theme.id === id
      ? [theme, ...themes.filter(({ parentId }) => parentId === id).flatMap((child) => branchOf(themes, child.id))]
      : [],
  );
}

/** What a theme is part of, the nearest first. */
export function ancestorsOf<Theme extends Node>(themes: readonly Theme[], theme: Theme): Theme[] {
  const parent = themes.find(({ id }) => id === theme.parentId);
  return parent ? [parent, ...ancestorsOf(themes, parent)] : [];
}

/** How many levels a branch has, its own theme counted. */
export function levelsOf(themes: readonly Node[], id: number): number {
  const levels = themes.filter(({ parentId }) => parentId === id).map((child) => levelsOf(themes, child.id));
  return 1 + Math.max(0, ...levels);
}

/** The tree as a version keeps it. */
export function snapshotOf(themes: readonly ThemeRow[]): ThemeSnapshot {
  return {
    themes: themes
      .map(({ id, key, name, parentId, rule, tone, position, mergedInto, archivedAt }) => ({
        ...{ id, key, name, parentId, rule, tone, position, mergedInto },
        ...(archivedAt ? { archived: true as const } : {}),
      }))
      .sort((a, b) => a.id - b.id),
  };
}

/** What of a tree decides how comments are read: names and places do not. Two trees that read alike need no second reading. */
export function readingPartOf({ themes }: ThemeSnapshot): string {
  return JSON.stringify(
    themes.map(({ id, parentId, rule, tone, mergedInto, archived }) => [
      ...[id, parentId, rule, tone, mergedInto ?? null, archived ?? false],
    ]),
  );
}

/** A theme in use that stands for this one: itself, or the one that it was merged into; `null` when it is put away. */
export function standingFor(themes: ReadonlyMap<number, ThemeAsOf>, id: number): ThemeAsOf | null {
  let theme = themes.get(id);
  for (const seen = new Set<number>(); theme?.archived; theme = themes.get(theme.mergedInto ?? 0)) {
    if (seen.has(theme.id)) return null;
    seen.add(theme.id);
  }
  return theme ?? null;
}

/** The part of the account's budget of false alarms that themes may raise. */
export const themeShareOfAlarms = 0.2;

/** The Monday of the newest week that is judged: complete, and a day later, as answers come in late. */
export function newestFollowedWeek(today: string): string {
  const dayBefore = addDays(today, -1);
  const weekday = (new Date(`${dayBefore}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(dayBefore, -weekday - 7);
}

/**
 * The Monday from which on themes are followed: two years of baseline for the first of the last 52 weeks, and up to a year more, as it moves once in 52
 * weeks. If it moved with every week, weeks would join into other points each time, and what was found a week ago might be gone.
 */
export function oldestFollowedWeek(newest: string): string {
  const week = Math.round((Date.parse(newest) - Date.parse(aMonday)) / (7 * 86_400_000));
  return addDays(aMonday, 7 * (week - (week % 52) - 156));
}

const aMonday = "2001-01-01";

/** Comments without a theme in which phrases are looked for, and how many have to say one: 2,000 take about 0.3 s. */
export const mostDiscoveredFrom = 2_000;
export const leastSayers = 5;

/** The rule that finds a phrase: words as they stand one after the other. */
export const ruleOfPhrase = (phrase: string): string =>
  /^\p{L}+$/u.test(phrase) ? phrase : `"${phrase.replaceAll('"', "")}"`;

/** Comments among which the quotes of a theme are chosen. */
export const mostQuotedFrom = 200;
