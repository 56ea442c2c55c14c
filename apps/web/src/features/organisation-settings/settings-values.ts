import type { OrganisationSettings } from "@heard/core/organisations";
import { lowestHideBelow } from "@heard/core/organisations/rules";
import type { Locale } from "@heard/messages/locale";

/** What stands in the fields: numbers as they are typed. */
export type SettingsValues = {
  name: string;
  locale: Locale;
  yearStartMonth: number;
  hideBelow: string;
  lowBelow: string;
};
export type SettingsPartProps = { values: SettingsValues; onChange: (change: Partial<SettingsValues>) => void };

export const mostHidden = 1000;
export const mostLow = 10_000;
const isWhole = (text: string, least: number, most: number) =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

type NumberProblem = "offRange" | "tooLow" | null;

/** What is wrong with the two numbers; a tile may not be withheld beyond the n from which it is no longer called low. */
export function numberProblems({ hideBelow, lowBelow }: SettingsValues): { hide: NumberProblem; low: NumberProblem } {
  const hide = isWhole(hideBelow, lowestHideBelow, mostHidden) ? null : "offRange";
  if (!isWhole(lowBelow, lowestHideBelow, mostLow)) return { hide, low: "offRange" };
  return { hide, low: hide === null && Number(lowBelow) < Number(hideBelow) ? "tooLow" : null };
}

/** The fields that differ from what is stored. */
export function changedSettings(settings: OrganisationSettings, values: SettingsValues) {
  const wanted = {
    ...values,
    name: values.name.trim(),
    hideBelow: Number(values.hideBelow),
    lowBelow: Number(values.lowBelow),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => settings[field as keyof typeof wanted] !== value),
  ) as Partial<typeof wanted>;
}
