import { createTransport } from "nodemailer";
import type MailMessage from "nodemailer/lib/mailer/mail-message.js";
import { linkPaths } from "../sign-in/rules.ts";

export type MailLetter = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** The installation's own when absent; an absent address is the installation's under another name. */
  from?: { name: string; address: string | null };
  replyTo?: string | null;
  headers?: Readonly<Record<string, string>>;
  /** Without angle brackets: what replies and bounces name. */
  messageId?: string;
};

/** Puts a letter into the post. @throws MailError */
export type Mailer = { send: (letter: MailLetter) => Promise<void> };

/** Where people reach the dashboard, and how mail leaves; `null` where this installation sends none and shows links once instead. */
export type Site = { url: string; mailer: Mailer | null };

/**
 * What is known of a letter that did not simply go. `unavailable`: nobody took it and nobody would take another one now. `later`: it was not taken this
 * time. `refused`: it will never be taken. `unknown`: the server had it in its hands when the line was lost, so it may have gone.
 */
export type MailFailure = "unavailable" | "later" | "refused" | "unknown";

export class MailError extends Error {
  readonly failure: MailFailure;
  /** The server did not want this recipient, whatever the letter says. */
  readonly isRecipient: boolean;
  /** The server's own status, such as 550. */
  readonly status: string | null;

  constructor(failure: MailFailure, cause: unknown, { isRecipient = false, status = null as string | null } = {}) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "MailError";
    this.failure = failure;
    this.isRecipient = isRecipient;
    this.status = status;
  }
}

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
  transport.use("stream", tellWhenHandedOver);
  const own = addressIn(from);
  return {
    url,
    mailer: {
      send: async ({ to, from: sender, replyTo, messageId, ...letter }) => {
        let isInTheirHands = false;
        const sending = transport.sendMail({
          ...letter,
          to: { name: "", address: to },
          from: sender ? { name: sender.name, address: sender.address ?? own } : from,
          ...(replyTo ? { replyTo } : {}),
          ...(messageId ? { messageId: `<${messageId}>` } : {}),
          [handOver]: () => {
            isInTheirHands = true;
          },
        } as Parameters<typeof transport.sendMail>[0]);
        await within(timeoutMs, sending).catch((error: unknown) => {
          throw mailError(error, isInTheirHands);
        });
      },
    },
  };
}

const handOver = "heardHandOver";

/** The library says the same of a line lost before and while the server takes the letter, so it is noted when it begins to be read. */
function tellWhenHandedOver(mail: MailMessage, done: (error?: Error | null) => void): void {
  const { message } = mail;
  const read = message.createReadStream.bind(message);
  const tell = (mail.data as Record<string, unknown>)[handOver] as (() => void) | undefined;
  message.createReadStream = (options) => {
    tell?.();
    return read(options);
  };
  done();
}

/** What an error of the library means for the letter. */
function mailError(error: unknown, isInTheirHands: boolean): MailError {
  const { responseCode, code, command } = error as { responseCode?: number; code?: string; command?: string };
  const status = responseCode ? String(responseCode) : null;
  const isRecipient = command === "RCPT TO" || (code === "EENVELOPE" && command === "API");
  if (isRecipient && (!responseCode || responseCode >= 500))
    return new MailError("refused", error, { isRecipient, status });
  if (!isInTheirHands) return new MailError("unavailable", error, { status });
  if (!responseCode) return new MailError(code === "EMESSAGE" ? "refused" : "unknown", error, { status });
  return new MailError(responseCode >= 500 ? "refused" : "later", error, { status });
}

/** The address of `Heard <no-reply@example.org>`. */
const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;

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
