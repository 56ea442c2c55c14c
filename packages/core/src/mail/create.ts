import { createTransport } from "nodemailer";
import { linkPaths } from "../sign-in/rules.ts";

/** Puts a letter into the post. */
export type Mailer = { send: (letter: { to: string; subject: string; text: string }) => Promise<void> };

/** Where people reach the dashboard, and how mail leaves; `null` where this installation sends none and shows links once instead. */
export type Site = { url: string; mailer: Mailer | null };

/** A letter takes a mail server a second or two; somebody looks at a screen meanwhile. */
const patienceMs = 15_000;

/** The site of an installation, from its environment. */
export function createSite(config: { url: string; smtpUrl: string | null; from: string; timeoutMs?: number }): Site {
  const { url, smtpUrl, from, timeoutMs = patienceMs } = config;
  if (smtpUrl === null) return { url, mailer: null };
  // A mail server that does not answer must not hold a request for minutes.
  const transport = createTransport(smtpUrl, {
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  return {
    url,
    mailer: {
      send: async ({ to, subject, text }) => {
        await within(timeoutMs, transport.sendMail({ from, to, subject, text }));
      },
    },
  };
}

/** The socket's own limits start anew with every byte; this is one for the whole letter. */
async function within(timeoutMs: number, sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The mail server took longer than ${timeoutMs} ms`)), timeoutMs);
  });
  await Promise.race([sending, late]).finally(() => clearTimeout(timer));
}

/** The address of a link with a token in it. */
export function linkOf(site: Pick<Site, "url">, kind: keyof typeof linkPaths, token: string): string {
  return `${site.url}${linkPaths[kind]}${token}`;
}
