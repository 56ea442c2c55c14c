import { DomainError } from "@heard/core/errors";
import type { SurveyFace } from "@heard/core/surveys";
import { localeOf } from "@heard/messages";
import { HttpProblem } from "../problem.ts";
import type { SurveyDocument } from "./document.ts";
import { logoAddress } from "./logo.ts";
import { noticePage } from "./notice-page.ts";
import { sizeIn } from "./problem-words.ts";
import { type Words, wordsFor } from "./words.ts";

type NoticeName =
  | "unknown"
  | "notYet"
  | "soon"
  | "paused"
  | "closed"
  | "full"
  | "answered"
  | "linkIncomplete"
  | "changed"
  | "expired"
  | "withdrawn"
  | "busy"
  | "tooLarge"
  | "unavailable";

const nameOf: Partial<Record<string, NoticeName>> = {
  not_found: "unknown",
  survey_not_open: "notYet",
  survey_paused: "paused",
  survey_closed: "closed",
  survey_full: "full",
  survey_answered: "answered",
  survey_link_changed: "linkIncomplete",
  survey_link_expired: "expired",
  survey_link_withdrawn: "withdrawn",
  survey_token_invalid: "changed",
  rate_limited: "busy",
  body_too_large: "tooLarge",
};
/** There is nothing left to send, so what a script kept is forgotten. */
const isOver: readonly NoticeName[] = ["closed", "full", "answered", "unknown", "changed", "expired", "withdrawn"];
/** What is about one survey says whose; what is about the road to it does not ask the database for a name. */
const isNamed: readonly NoticeName[] = [
  ...(["notYet", "soon", "paused", "closed", "full", "answered", "linkIncomplete"] as const),
  ...(["changed", "expired", "withdrawn"] as const),
];
const canTryAgain: readonly NoticeName[] = ["changed", "busy", "tooLarge", "unavailable"];

/** Why a survey does not show, as a page in the reader's language: kind, short, with what can be done. */
export async function noticeOf(
  error: unknown,
  {
    wishes,
    address,
    script,
    mostBytes,
    isOpening,
    face,
  }: {
    /** The languages in which it can be said to this reader, the best first. */
    wishes: readonly string[];
    address: string;
    script: string | null;
    mostBytes: number;
    /** Nothing was sent: somebody followed a link. */
    isOpening: boolean;
    /** Whose survey it is; `null` where there is none, or nobody can say now. */
    face?: () => Promise<SurveyFace | null>;
  },
): Promise<SurveyDocument> {
  const reason = error instanceof DomainError ? error.reason : error instanceof HttpProblem ? error.code : "";
  const known = nameOf[reason] ?? "unavailable";
  // A page that says what cannot be had must not need it.
  const whose = face && isNamed.includes(known) ? await face().catch(() => null) : null;
  const words = await wordsFor(
    wishes.find((tag) => localeOf(tag) !== null) ?? whose?.organisation.locale ?? "en",
    "en",
  );
  const why = whyOf(error, known, words, mostBytes);
  const { name, params } = why.name === "changed" && isOpening ? { name: "expired" as const, params: {} } : why;
  const isAction = canTryAgain.includes(name);
  return noticePage({
    shop: whose && { name: whose.organisation.name, logo: logoAddress(whose) },
    colour: whose?.brand.colour ?? null,
    language: words.locale,
    words,
    title: words.say(`${name}.title`),
    text: words.say(`${name}.text`, params),
    ...(isAction
      ? { action: { href: address, label: words.say(name === "changed" ? "changed.action" : "busy.action") } }
      : {}),
    isDone: isOver.includes(name),
    script: isOver.includes(name) ? script : null,
  });
}

function whyOf(
  error: unknown,
  name: NoticeName,
  { locale }: Words,
  mostBytes: number,
): { name: NoticeName; params: Record<string, string | number> } {
  const given = error instanceof DomainError ? error.params : {};
  if (name === "notYet") {
    const day = dayIn(locale, String(given.day ?? ""));
    return day === null ? { name: "soon", params: {} } : { name, params: { date: day } };
  }
  if (name === "tooLarge") return { name, params: { most: sizeIn(locale, mostBytes) } };
  if (name === "busy")
    return {
      name,
      params: { seconds: Number(error instanceof HttpProblem ? error.headers["Retry-After"] : given.seconds) || 1 },
    };
  return { name, params: {} };
}

function dayIn(locale: string, iso: string): string | null {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.getTime())
    ? null
    : new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(day);
}
