import { type Alert, type FamilyName, followAccount, type Random } from "../../src/index.ts";
import { drawWorld, firstCounted } from "./account-world.ts";
import { rollUp } from "./rollup.ts";

const countedWeeks = 52;

/** The alerts of twelve months in which nothing happens, after a year of history and half a year of running-in. */
export function quietAccount({ isPermuted, random }: { isPermuted: boolean; random: Random }): readonly Alert[] {
  const answers = drawWorld({ weekCount: firstCounted + countedWeeks, isPermuted, hasThemes: true, random });
  const { measures, countSet } = rollUp(answers, "everything");
  const { alerts } = followAccount(measures, { budget: 1, countSet });
  return alerts.filter(({ raisedIn }) => raisedIn >= firstCounted);
}

/** Alerts a month of a family. */
export function aMonth(years: readonly (readonly Alert[])[], family?: FamilyName): number {
  return years.flat().filter((alert) => !family || alert.family === family).length / years.length / 12;
}

/** The part of the alerts that fresh weeks were asked about and that they called lasting; `null` when none was. */
export function lastingShare(alerts: readonly Alert[]): number | null {
  const asked = alerts.filter(({ confirmation }) => confirmation.word !== "open");
  if (asked.length === 0) return null;
  return asked.filter(({ confirmation }) => confirmation.word === "lasting").length / asked.length;
}
