import type { WebhookReceiverKind } from "@heard/db/schema/webhooks";
import type { RateLimit } from "../rate-limits/rules.ts";

export const webhookKinds = [
  "generic",
  "wecom",
  "dingtalk",
  "feishu",
  "slack",
  "teams",
] as const satisfies readonly WebhookReceiverKind[];
export type WebhookKind = (typeof webhookKinds)[number];
/** Those whose own secret signs what they are sent. All others are known by an address that nobody else has. */
export const kindsWithGivenSecret: readonly WebhookKind[] = ["dingtalk", "feishu"];

/** What receivers can hear of. A feature adds its own line, and tells of it by `emitWebhookEvent`. */
export const webhookEventKinds = [
  ...(["alert.raised", "alert.resolved", "response.alerted"] as const),
  ...(["case.opened", "case.escalated", "case.closed", "case.reopened"] as const),
  ...(["plan.decided", "verdict.reached"] as const),
] as const;
export type WebhookEventKind = (typeof webhookEventKinds)[number];
/** What somebody sends to see whether it arrives. */
export const testKind = "test";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long after the first try, the second … a message is tried again: eight tries within some 28 hours. */
export const retryMs = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  10 * hourMs,
] as const;
const jitter = 0.1;

/** When a message that failed so many times is tried again, a tenth sooner or later so that receivers are not met by all at once; `null` when that was the last try. */
export function retryAt(tries: number, now: Date, random: number): Date | null {
  const wait = retryMs[tries - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * (1 + jitter * (2 * random - 1)));
}

/** A receiver that took nothing for so long is switched off. */
export const failingDays = 5;
export const isGivenUp = (failingSince: Date, now: Date): boolean =>
  now.getTime() - failingSince.getTime() >= failingDays * dayMs;

/** The old secret signs as well for a day after a new one was made. */
export const oldSecretUntil = (now: Date): Date => new Date(now.getTime() + dayMs);

/** Deliveries are shown, and can be sent again, for thirty days. */
const keptDays = 30;
export const deliveriesKeptSince = (now: Date): Date => new Date(now.getTime() - keptDays * dayMs);

export type WebhookState = "active" | "failing" | "disabled";

export function webhookState({
  disabledAt,
  failingSince,
}: {
  disabledAt: Date | null;
  failingSince: Date | null;
}): WebhookState {
  if (disabledAt) return "disabled";
  return failingSince ? "failing" : "active";
}

/** Places of delivery are shared by all organisations; one has at most so many receivers, and so much of what is sent anew by hand. */
export const mostWebhooks = 25;
export const testsByOrganisation: RateLimit = { capacity: 20, perSecond: 1 / 30 };
export const replaysByOrganisation: RateLimit = { capacity: 30, perSecond: 1 / 60 };

const hostShape = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const insideNames = /\.(?:localhost|local|internal|intranet|lan|home|corp|localdomain|arpa)$/;
const secureAlternative = 8443;
const firstFreePort = 1024;

/**
 * An address that messages may go to, as it is kept; `null` for any other. https only, a host by its name, no name and password in it, and no port that other services
 * listen on. Where the name leads is looked at each time, when something is sent.
 */
export function webhookAddress(text: string): URL | null {
  if (!/^https:\/\/[^\s\\]+$/iu.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const port = url.port === "" ? 443 : Number(url.port);
  if (url.username !== "" || url.password !== "" || url.hash !== "") return null;
  if (!hostShape.test(url.hostname) || insideNames.test(url.hostname)) return null;
  return port === 443 || port === secureAlternative || port >= firstFreePort ? url : null;
}
