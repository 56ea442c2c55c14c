import type { EmbedSettings } from "./embed.ts";
import { shareOf } from "./order.ts";

/** Why a survey shows on a page or does not, in the order in which it is asked. */
export const showingRules = ["state", "page", "answered", "quiet", "sample", "trigger", "alone"] as const;
export type ShowingRule = (typeof showingRules)[number];
/** `waits`: it may still come on this page. */
export type RuleOutcome = {
  rule: ShowingRule;
  outcome: "passes" | "stops" | "waits";
  because: Record<string, string | number>;
};

/** What is known of a visitor and of the page that they look at. */
export type Visit = {
  /** Kept in the visitor's browser; decides who is in the sample. */
  seed: string;
  survey: string;
  /** `open`, or why no answers are taken. */
  state: string;
  path: string;
  now: number;
  /** Milliseconds since 1970; `null`: never. */
  seenAt: number | null;
  answeredAt: number | null;
  isTriggered: boolean;
  /** Another survey stands on the page. */
  isTaken: boolean;
};

type Shown = Pick<EmbedSettings, "shows" | "pages" | "samplePercent" | "quietDays" | "trigger">;
const dayMs = 86_400_000;

/**
 * Every rule with its outcome: the survey shows when all pass. One list for the script that decides and for whoever asks why.
 * A button only asks whether answers are taken, on this page, of somebody in the sample: pressing it is the visitor's own wish.
 */
export function showingOf(settings: Shown, visit: Visit): RuleOutcome[] {
  const isPopup = settings.shows === "popup";
  const { seenAt, answeredAt, now } = visit;
  const quietUntil = seenAt === null ? 0 : seenAt + settings.quietDays * dayMs;
  const draw = shareOf(`${visit.seed} ${visit.survey}`) * 100;
  const judge = (
    rule: ShowingRule,
    passes: boolean,
    because: RuleOutcome["because"] = {},
    orElse: "stops" | "waits" = "stops",
  ) => ({
    rule,
    outcome: passes ? ("passes" as const) : orElse,
    because,
  });
  return [
    judge("state", visit.state === "open", { state: visit.state }),
    judge("page", settings.pages.length === 0 || pageOf(settings, visit.path) !== null, { path: visit.path }),
    judge("answered", !isPopup || answeredAt === null, answeredAt === null ? {} : { at: answeredAt }),
    judge("quiet", !isPopup || quietUntil <= now, {
      days: settings.quietDays,
      ...(quietUntil > now && { until: quietUntil }),
    }),
    judge("sample", draw < settings.samplePercent, {
      percent: settings.samplePercent,
      draw: Math.round(draw * 100) / 100,
    }),
    judge("trigger", !isPopup || visit.isTriggered, { ...settings.trigger }, "waits"),
    judge("alone", !isPopup || !visit.isTaken, {}, "waits"),
  ];
}

/**
 * The first of the declared pages whose path fits.
 * @example
 * pageOf({ pages: [{ path: "/shop/*", touchpoint: "checkout" }] }, "/shop/cart"); // => { path: "/shop/*", touchpoint: "checkout" }
 */
export function pageOf({ pages }: Pick<EmbedSettings, "pages">, path: string): EmbedSettings["pages"][number] | null {
  return pages.find((page) => pathFits(page.path, path)) ?? null;
}

/** `*` stands for any letters. Walked by hand: a pattern of many stars costs a regular expression for ever. */
function pathFits(pattern: string, path: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === path;
  const last = rest.pop() ?? "";
  if (!path.startsWith(first) || path.length < first.length + last.length || !path.endsWith(last)) return false;
  let at = first.length;
  const end = path.length - last.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

const longestPage = 500;

/**
 * The address of a page as it is recorded: without its fragment, and of its query only what is declared.
 * @example
 * pageAddress("https://shop.example/cart?ref=mail&email=a%40b.c#top", ["ref"]); // => "https://shop.example/cart?ref=mail"
 */
export function pageAddress(address: string, keptQuery: readonly string[]): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname, searchParams } = new URL(address);
  if (origin === "null") return null;
  const kept = [...searchParams].filter(([name]) => keptQuery.includes(name));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
  return `${origin}${pathname}${query}`.slice(0, longestPage);
}
