import type { RateLimit } from "../rate-limits/rules.ts";

/** How long somebody stays signed in on one device. */
export const sessionDays = 30;
/** And before that when nobody uses it: who was away for longer signs in again, and a lost laptop is not open for a month. */
export const idleDays = 14;
/** A link to sign in with is good for this long, a link to set a password for that. */
export const signInLinkMinutes = 15;
export const passwordLinkMinutes = 60;

/** Ten wrong passwords for one account, then one every minute and a half; an office behind one address gets sixty. */
export const attemptsByAccount: RateLimit = { capacity: 10, perSecond: 1 / 90 };
export const attemptsByAddress: RateLimit = { capacity: 60, perSecond: 1 / 15 };
/** Mails to one mailbox. */
export const mailsByAccount: RateLimit = { capacity: 3, perSecond: 1 / 600 };
export const mailsByAddress: RateLimit = { capacity: 20, perSecond: 1 / 60 };
/** Tries at a one-time code or token from one address. */
export const guessesByAddress: RateLimit = { capacity: 30, perSecond: 1 / 10 };

const browsers: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/MicroMessenger\//, "WeChat"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
];

/**
 * What a person recognises their device by, from the User-Agent header; "" when it says nothing known.
 *
 * @example
 * deviceOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"); // => "Firefox · Windows"
 */
export function deviceOf(userAgent: string | null | undefined): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  return [named(browsers), named(systems)].filter((part) => part !== undefined).join(" · ");
}

/** The pages that a link with a token opens. */
export const linkPaths = { invitation: "/invitations/", password: "/reset-password/", signIn: "/sign-in/" } as const;

/** Length counts; there are no rules about digits or signs (NIST SP 800-63B). */
export const shortestPassword = 8;
export const longestPassword = 128;
