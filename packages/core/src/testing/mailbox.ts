import type { AddressInfo, Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { createSite } from "../mail/create.ts";

export type Mailbox = {
  url: string;
  /** What arrived, in the order in which it did. */
  letters: { to: string; raw: string }[];
  close: () => Promise<void>;
};

type Verdict = "take" | "refuse" | "later" | "hang" | "drop";

/**
 * A mail server with one mailbox for everybody. `judge` decides on each letter by its recipient: it is taken, refused for good, not taken this time, or
 * the line goes silent or dead once the whole letter is there.
 */
export async function openMailbox(judge: (to: string) => Verdict = () => "take"): Promise<Mailbox> {
  const letters: Mailbox["letters"] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    // Names of callers are not looked up: a test knows nobody.
    disableReverseLookup: true,
    closeTimeout: 50,
    onRcptTo: ({ address }, _session, done) => {
      const verdict = judge(address);
      if (verdict === "refuse") done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
      else done(verdict === "later" ? Object.assign(new Error("busy"), { responseCode: 451 }) : null);
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      const [to = ""] = session.envelope.rcptTo.map(({ address }) => address);
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const verdict = judge(to);
        letters.push({ to, raw: Buffer.concat(pieces).toString() });
        if (verdict === "drop") return cut(server);
        if (verdict !== "hang") done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The wire, not the server: it would say goodbye, and a goodbye is an answer. */
function cut(server: SMTPServer): void {
  const { connections } = server as unknown as { connections: Set<{ _socket: Socket }> };
  for (const { _socket } of connections) _socket.destroy();
}

/** What posts into a mailbox. */
export function mailerTo({ url }: Pick<Mailbox, "url">, timeoutMs = 5000) {
  const site = createSite({
    url: "https://heard.example",
    smtpUrl: url,
    from: "Heard <no-reply@heard.example>",
    timeoutMs,
  });
  if (!site.mailer) throw new Error("An address of a mail server makes a mailer");
  return site.mailer;
}

/** A letter as a mail program shows it. */
export const readLetter = ({ raw }: { raw: string }): Promise<Email> => PostalMime.parse(raw);

export const headerOf = ({ headers }: Email, name: string): string | undefined =>
  headers.find(({ key }) => key === name.toLowerCase())?.value;
