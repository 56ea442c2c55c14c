import type { LocalisedText } from "@heard/db/schema/columns";
import { type Locale, loadMessages } from "@heard/messages";
import { html } from "hono/html";
import { createTranslator } from "use-intl/core";
import type { PlanItem } from "../improvement-plans/queries.ts";
import type { ShortVerdict } from "../progress/rules.ts";
import { dayIn } from "../responses/day.ts";
import type { Digest } from "./read-digest.ts";

export type DigestParts = {
  digest: Digest;
  organisation: { key: string; name: string; timeZone: string };
  /** Whom it is for, and in which language. */
  name: string;
  locale: Locale;
  /** The first of its seven days. */
  from: string;
  /** Where the dashboard is; where the letter is stopped, `null` where it is only looked at. */
  url: string;
  stop: string | null;
};
type DigestLine = { text: string; href: string };
export type DigestSection = { title: string; lines: DigestLine[] };
export type ComposedDigest = { subject: string; text: string; html: string; sections: DigestSection[] };

type Say = (key: string, params?: Record<string, string | number>) => string;
const tags: Record<Locale, string> = { en: "en-GB", "zh-Hans": "zh-Hans-CN", "zh-Hant": "zh-Hant-TW" };

/** The letter of the week in both its forms, each whole by itself, in the language of whoever gets it. */
export async function composeDigest(parts: DigestParts): Promise<ComposedDigest> {
  const { organisation, name, locale, from, url, stop } = parts;
  const messages = await loadMessages(locale);
  const say = createTranslator({ locale, messages }) as unknown as Say;
  const t: Say = (key, params) => say(`progress.letter.${key}`, params);
  const sections = sectionsOf(parts, say);
  const subject = t("subject", { organisation: organisation.name, day: dayText(locale, from) });
  const open = `${url}/${encodeURIComponent(organisation.key)}/my-part`;
  const why = t("why", { organisation: organisation.name });
  const [hello, intro] = [t("hello", { name }), t("intro")];
  const text = [
    `${hello}\n\n${intro}`,
    ...sections.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line.text}\n  ${line.href}`)].join("\n")),
    `${t("open")}\n${open}`,
    ["-- ", why, ...(stop === null ? [] : [`${t("stop")}\n${stop}`])].join("\n"),
  ].join("\n\n");
  const blocks = sections.map(
    ({ title, lines }) =>
      html`<h2 style="margin:24px 0 8px;font-size:16px">${title}</h2><ul style="margin:0;padding:0 0 0 20px">${lines.map(
        (line) => html`<li style="margin:0 0 6px"><a href="${line.href}" style="color:#221c20">${line.text}</a></li>`,
      )}</ul>`,
  );
  const page = html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;background:#f7f5f4;color:#221c20;font:16px/1.5 system-ui,-apple-system,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px 8px"><div style="background:#ffffff;padding:24px 20px;border-radius:8px">
<p style="margin:0 0 8px">${hello}</p><p style="margin:0">${intro}</p>${blocks}
<p style="margin:28px 0 0"><a href="${open}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#852B5F;color:#ffffff;text-decoration:none;font-weight:600">${t("open")}</a></p></div>
<p style="margin:16px 8px;font-size:13px;color:#554d52">${why}${stop === null ? "" : html` <a href="${stop}" style="color:#554d52">${t("stop")}</a>`}</p></div></body></html>`;
  return { subject, text, html: String(await page), sections };
}

const dayText = (locale: Locale, day: string): string =>
  new Intl.DateTimeFormat(tags[locale], { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** What there is to say, by what it asks of the reader: first what waits for them, then what they should know. */
function sectionsOf({ digest, organisation, locale, url }: DigestParts, say: Say): DigestSection[] {
  const t: Say = (key, params) => say(`progress.letter.${key}`, params);
  const base = `${url}/${encodeURIComponent(organisation.key)}`;
  const planHref = (number: number) => `${base}/improvement-plans/${number}`;
  const named = ({ number, title }: Pick<PlanItem, "number" | "title">) =>
    say("progress.follow.plan", { number: String(number), title });
  const plans = (list: readonly PlanItem[], href = planHref) =>
    list.map((plan) => ({ text: named(plan), href: href(plan.number) }));
  const council = () => `${base}/council`;
  const sections: DigestSection[] = [
    {
      title: t("actions"),
      lines: digest.actions.map(({ number, plan, title, dueOn, isOverdue }) => ({
        text: t("actionLine", {
          ...{ title, plan: named({ number, title: plan }) },
          when: say(`progress.day.${isOverdue ? "late" : "due"}`, { day: dayText(locale, dueOn) }),
        }),
        href: planHref(number),
      })),
    },
    { title: t("votes"), lines: plans(digest.votes, council) },
    { title: t("toDecide"), lines: plans(digest.toDecide, council) },
    { title: t("toClose"), lines: plans(digest.toClose) },
    {
      title: t("stalled"),
      lines: digest.stalled.map((plan) => ({
        text: t("stalledLine", { plan: named(plan), days: plan.quietDays }),
        href: planHref(plan.number),
      })),
    },
    {
      title: t("verdicts"),
      lines: digest.verdicts.map(({ plan, verdict }) => ({
        text: t("verdictLine", {
          ...{ plan: named(plan), verdict: say(`common.verdicts.${verdict.verdict}`) },
          sentence: sentenceOf(verdict, { say, locale }),
        }),
        href: planHref(plan.number),
      })),
    },
    { title: say("progress.day.cameBack"), lines: plans(digest.cameBack) },
    {
      title: t("moved"),
      lines: digest.moves.map(({ plan, verb, at }) => ({
        text: t("movedLine", {
          ...{ plan: named(plan), what: say(`plans.history.verbs.${verb.slice("improvementPlan.".length)}`) },
          day: dayText(locale, dayIn(organisation.timeZone, at)),
        }),
        href: planHref(plan.number),
      })),
    },
    {
      title: t("suggestions"),
      lines: digest.suggestions.map((suggestion) => ({
        text: outcomeOf(suggestion, { t, named }),
        href: suggestion.plan ? planHref(suggestion.plan.number) : `${base}/suggestions?show=own`,
      })),
    },
    {
      title: t("comments"),
      lines: digest.comments.map(({ name, count, query }) => ({
        text: t("commentLine", { name: nameIn(locale, name), count }),
        href: `${base}/comments?${query}`,
      })),
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

type Named = (plan: Pick<PlanItem, "number" | "title">) => string;
/** What became of a suggestion; a plan or another suggestion is named where the reader sees it. */
function outcomeOf(
  { title, state, reason, plan, mergedInto }: Digest["suggestions"][number],
  { t, named }: { t: Say; named: Named },
): string {
  if (state === "declined") return t("suggestionDeclined", { title, reason: reason ?? "" });
  if (state === "accepted")
    return plan ? t("suggestionAccepted", { title, plan: named(plan) }) : t("suggestionTaken", { title });
  return mergedInto
    ? t("suggestionUnited", { title, other: mergedInto.title })
    : t("suggestionUnitedElsewhere", { title });
}

const nameIn = (locale: Locale, name: LocalisedText): string => name[locale] ?? name.en;

/** A verdict in one line, with its interval, and with no more than may be claimed. */
function sentenceOf({ joint, ...verdict }: ShortVerdict, words: { say: Say; locale: Locale }): string {
  if (joint === "hidden") return words.say("progress.verdict.jointHidden");
  const sentence = saidOf(verdict, words);
  return joint === null ? sentence : words.say("progress.verdict.joint", { sentence });
}

function saidOf(
  { verdict, claim, method, estimate, interval, level }: Omit<ShortVerdict, "joint">,
  { say, locale }: { say: Say; locale: Locale },
): string {
  const t: Say = (key, params) => say(`progress.verdict.${key}`, params);
  if (claim === null || estimate === null || interval === null || level === null)
    return t(verdict === "notComparable" ? "notComparable" : "tooFewAnswers");
  const digits = method === "mean" ? 2 : 1;
  const number = new Intl.NumberFormat(tags[locale], {
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "exceptZero" },
  });
  const signed = (value: number) => number.format(value).replace("-", "−");
  const ends = { low: signed(interval[0]), high: signed(interval[1]) };
  if (verdict !== "improved" && verdict !== "worsened") return t("noDetectableChange", ends);
  return t(claim === "change" ? "moved" : verdict, {
    ...ends,
    change: t(method === "share" ? "percent" : "points", { value: signed(estimate) }),
    level: new Intl.NumberFormat(tags[locale], { style: "percent" }).format(level),
  });
}
