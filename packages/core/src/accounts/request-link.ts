import { randomBytes } from "node:crypto";
import { personLookup } from "@heard/db";
import { linkOf, type Mailer, type Site } from "../mail/create.ts";
import { sendLetter } from "../mail/send.ts";
import { requireToken, takeToken } from "../rate-limits/take.ts";
import { bucketOf } from "../sign-in/derive.ts";
import { makeToken } from "../sign-in/make-token.ts";
import { mailsByAccount, mailsByAddress, passwordLinkMinutes, signInLinkMinutes } from "../sign-in/rules.ts";
import { RequestLinkInput } from "./schema.ts";

export type LinkRequest = {
  address: string;
  site: Site;
  now: () => Date;
  /** Where a letter goes that did not go out: nobody waits for it. */
  report: (error: unknown) => void;
  random?: (size: number) => Uint8Array;
};

const letters = {
  password: { kind: "passwordLink", minutes: passwordLinkMinutes },
  signIn: { kind: "signInLink", minutes: signInLinkMinutes },
} as const;

/**
 * Mails a link to set a new password, or to sign in, if the address has an account. The answer is the same and takes the same time either
 * way: the work is done after it, and `done` is only for tests.
 * @throws DomainError limit_exceeded by the address of the request
 */
export async function requestLink(
  purpose: "password" | "signIn",
  input: RequestLinkInput,
  from: LinkRequest,
): Promise<{ sendsMail: boolean; done: Promise<void> }> {
  const { email } = RequestLinkInput.parse(input);
  await requireToken(bucketOf("mail-address", from.address), mailsByAddress);
  const { mailer } = from.site;
  if (mailer === null) return { sendsMail: false, done: Promise.resolve() };
  return { sendsMail: true, done: mailLink(purpose, email, mailer, from).catch(from.report) };
}

async function mailLink(
  purpose: "password" | "signIn",
  email: string,
  mailer: Mailer,
  from: LinkRequest,
): Promise<void> {
  // One mailbox is not to be flooded, and nobody is to learn from it whether it has an account.
  if ((await takeToken(bucketOf("mail-account", email), mailsByAccount)) !== null) return;
  const known = await personLookup.credentials(email);
  if (!known?.isActive) return;
  const { kind, minutes } = letters[purpose];
  const { token, hash } = makeToken(from.random ?? randomBytes);
  const at = from.now();
  const expiresAt = new Date(at.getTime() + minutes * 60_000);
  await personLookup.createToken({ userId: known.userId, purpose, hash, isMailed: true, at, expiresAt, entries: null });
  await sendLetter(mailer, {
    kind,
    to: email,
    locale: known.locale ?? "en",
    params: { name: known.name, link: linkOf(from.site, purpose, token) },
  });
}
