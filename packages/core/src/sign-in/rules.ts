import { createHash, createHmac, hkdfSync } from "node:crypto";
import type { RateLimit } from "../rate-limits/rules.ts";

/** How long somebody stays signed in on one device. */
export const sessionDays = 30;
/** A link to sign in with is good for this long, a link to set a password for that. */
export const signInLinkMinutes = 15;
export const passwordLinkMinutes = 60;
export const tokenBytes = 32;

/** Ten wrong passwords for one account, then one every minute and a half; an office behind one address gets sixty. */
export const attemptsByAccount: RateLimit = { capacity: 10, perSecond: 1 / 90 };
export const attemptsByAddress: RateLimit = { capacity: 60, perSecond: 1 / 15 };
/** Mails to one mailbox. */
export const mailsByAccount: RateLimit = { capacity: 3, perSecond: 1 / 600 };
export const mailsByAddress: RateLimit = { capacity: 20, perSecond: 1 / 60 };
/** Tries at a one-time code or token from one address. */
export const guessesByAddress: RateLimit = { capacity: 30, perSecond: 1 / 10 };

/** The name of a bucket: an address of either kind is somebody's, so only its hash is kept. */
export function bucketOf(kind: string, whom: string): string {
  return `${kind}/${createHash("sha256").update(whom).digest("base64url").slice(0, 22)}`;
}

/** What is stored of a link's token. It is 256 bits of chance, which need no slow hash. */
export function hashOfToken(token: string): Buffer {
  return createHash("sha256").update(`link/${token}`).digest();
}

/** A key of the installation's secret with a purpose of its own: HKDF-SHA-256, 32 bytes. */
export function purposeKey(authSecret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret, "", purpose, 32));
}

const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/**
 * The one-time code of the set-up page, which the log shows while there is no organisation: every process of an installation derives the
 * same one, and it opens nothing once there is an organisation. 3 × 4 characters without those that look alike, 59 bits.
 */
export function setUpCode(authSecret: string): string {
  const bytes = createHmac("sha256", purposeKey(authSecret, "set-up code")).update("first organisation").digest();
  const characters = [...bytes.subarray(0, 12)].map((byte) => codeAlphabet[byte % codeAlphabet.length]);
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join("")).join("-");
}

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

/** A fresh token of a link, and what is stored of it. */
export function newToken(random: (size: number) => Uint8Array): { token: string; hash: Buffer } {
  const token = Buffer.from(random(tokenBytes)).toString("base64url");
  return { token, hash: hashOfToken(token) };
}
