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
  /** Of a kiosk: the edition of the PIN that was set when its page was opened. */
  edition?: number;
  /** Of the member who types in what a customer says. */
  memberId?: number;
  customer?: string;
};

/**
 * Wrong tries of the PIN: of one device (its link, at its address), and of all devices of a survey together. After a few in a row a device rests for
 * half a minute between tries, and that is all: a child who plays with it keeps staff waiting no longer. A right PIN costs nothing. At that pace the
 * 10,000 PINs of four digits take three and a half days on one device. What all devices share keeps somebody with a link and many addresses to a day and
 * more, and is filled faster than a device or two can empty it, so that one shop never makes the others wait.
 */
export const pinTries: { device: RateLimit; survey: RateLimit } = {
  device: { capacity: 4, perSecond: 1 / 30 },
  survey: { capacity: 60, perSecond: 1 / 10 },
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
