import type { Parameters, RecordedResponse, SurveyDefinition } from "@heard/survey/runtime";
import type { RateLimit } from "../rate-limits/rules.ts";

/** Kinds of device that a page can tell apart. */
export const deviceKinds = ["phone", "tablet", "computer"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** What is known of a way through a survey beside what its link carries. Signed into its token, so nobody changes it. */
export type Collected = {
  /** Of the page that shows the survey. */
  touchpoint?: string;
  page?: string;
  device?: DeviceKind;
  /** Of the member who types in what a customer says. */
  memberId?: number;
  customer?: string;
};

/** Tries of the PIN: on one survey from one address, and on one survey from all. Four digits take a year of them. */
export const pinTries: { address: RateLimit; survey: RateLimit } = {
  address: { capacity: 5, perSecond: 1 / 300 },
  survey: { capacity: 20, perSecond: 1 / 120 },
};

/** The answers on the touchpoint of the page that showed the survey, unless the link names one. */
export function placedOn(
  recorded: RecordedResponse,
  {
    definition,
    parameters,
    touchpoint,
  }: { definition: SurveyDefinition; parameters: Parameters; touchpoint: string | undefined },
): RecordedResponse {
  const isNamed = definition.parameters?.some(
    ({ key, fills }) => fills === "touchpoint" && Object.hasOwn(parameters, key),
  );
  if (touchpoint === undefined || isNamed) return recorded;
  return { ...recorded, response: { ...recorded.response, touchpoint } };
}

/** When it was answered, of answers that waited for a network. Their device says when; nobody answered before the page was there, or later than now. */
export function answeredAtOf(said: Date | undefined, { issuedAt, now }: { issuedAt: number; now: Date }): Date {
  if (said === undefined || Number.isNaN(said.getTime())) return now;
  return new Date(Math.min(now.getTime(), Math.max(issuedAt, said.getTime())));
}

/** Digits as a Chinese keyboard types them are digits too. */
export const digitsIn = (typed: string): string => typed.normalize("NFKC");
export const isPin = (digits: string): boolean => /^\d{4,12}$/.test(digits);
