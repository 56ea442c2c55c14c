import { createSite } from "../mail/create.ts";
import type { Post } from "./deliver.ts";
import { sendSms } from "./send-sms.ts";

/** A worker waits longer for a mail server than somebody at a screen, and knows less about a letter that it gave up. */
const patienceMs = 60_000;

export type PostConfig = {
  url: string;
  gatewayUrl: string;
  authSecret: string;
  /** `null`: letters are kept to be looked at. */
  smtpUrl: string | null;
  mailFrom: string;
  /** `null`: short messages are kept to be looked at. */
  sms: { url: string; token: string | null; secret: string | null } | null;
};

/** How messages to customers leave this installation, from its environment. */
export function createPost(config: PostConfig, now: () => Date): Post {
  const { url, gatewayUrl, authSecret, smtpUrl, mailFrom, sms } = config;
  return {
    mailer: createSite({ url, smtpUrl, from: mailFrom, timeoutMs: patienceMs }).mailer,
    sms: sms && sendSms({ ...sms, secret: sms.secret === null ? null : secretOf(sms.secret), now }),
    gatewayUrl,
    authSecret,
  };
}

/** As Standard Webhooks write them: `whsec_` and base64; any other text is taken as it is. */
const secretOf = (text: string): Buffer =>
  text.startsWith("whsec_") ? Buffer.from(text.slice("whsec_".length), "base64") : Buffer.from(text);
