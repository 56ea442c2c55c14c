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
  hasOpeningPixel: boolean;
  hasPublicNotices: boolean;
  demandsSecondFactor: boolean;
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

/** What a form began with: the same fields, as they were stored then. */
export type SeenSettings = Pick<
  OrganisationSettings,
  | "name"
  | "locale"
  | "yearStartMonth"
  | "hideBelow"
  | "lowBelow"
  | "hasOpeningPixel"
  | "hasPublicNotices"
  | "demandsSecondFactor"
>;

/**
 * The fields that differ from what was seen, with that. Somebody else may have changed others meanwhile: those are not sent, so theirs stays, and who
 * changed the same is told.
 */
export function changedSettings(seen: SeenSettings, values: SettingsValues) {
  const wanted = {
    ...values,
    name: values.name.trim(),
    hideBelow: Number(values.hideBelow),
    lowBelow: Number(values.lowBelow),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => seen[field as keyof typeof wanted] !== value),
  ) as Partial<typeof wanted>;
}
