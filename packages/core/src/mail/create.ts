import { createTransport } from "nodemailer";
import { linkPaths } from "../sign-in/rules.ts";

/** Puts a letter into the post. */
export type Mailer = { send: (letter: { to: string; subject: string; text: string }) => Promise<void> };

/** Where people reach the dashboard, and how mail leaves; `null` where this installation sends none and shows links once instead. */
export type Site = { url: string; mailer: Mailer | null };

/** The site of an installation, from its environment. */
export function createSite(config: { url: string; smtpUrl: string | null; from: string }): Site {
  const { url, smtpUrl, from } = config;
  if (smtpUrl === null) return { url, mailer: null };
  // A mail server that does not answer must not hold a request for minutes.
  const transport = createTransport(smtpUrl, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return {
    url,
    mailer: {
      send: async ({ to, subject, text }) => {
        await transport.sendMail({ from, to, subject, text });
      },
    },
  };
}

/** The address of a link with a token in it. */
export function linkOf(site: Pick<Site, "url">, kind: keyof typeof linkPaths, token: string): string {
  return `${site.url}${linkPaths[kind]}${token}`;
}
