import type { NoticeTexts } from "@heard/db/schema/plan-notices";
import { type Locale, locales } from "@heard/messages";
import type { Standing } from "../sending/rules.ts";

export const longestNoticeTitle = 200;
export const longestNotice = 4000;
/** A notice has a moment: whom the limit protects for longer than this hears of it on the page. */
export const noticePlan: Standing["plan"] = {
  mode: "email",
  quiet: { from: "21:00", to: "08:00" },
  onLimit: "defer",
  deferDays: 30,
};
/** From when on there is something to tell. */
export const tellableStates = ["approved", "running", "judged", "closed"] as const;

/** The languages in which a notice says something. */
export const languagesOf = (texts: NoticeTexts): Locale[] => locales.filter((locale) => texts[locale] !== undefined);

/** What somebody reads: in the first of their languages that the notice speaks, else in the first that it speaks. @throws Error for a notice without a text */
export function textFor(
  texts: NoticeTexts,
  wishes: readonly Locale[],
): { locale: Locale; title: string; body: string } {
  const locale = [...wishes, ...languagesOf(texts)].find((wish) => texts[wish] !== undefined);
  const text = locale && texts[locale];
  if (!text) throw new Error("The notice has no text in any language");
  return { locale, ...text };
}
