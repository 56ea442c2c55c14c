import { createTransport } from "nodemailer";

const patienceMs = 10_000;

/** Why the mail server does not take the sign-in; `null` when it does. Nothing is sent. */
export async function probeMail(smtpUrl: string): Promise<string | null> {
  const transport = createTransport(smtpUrl, {
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  } as Parameters<typeof createTransport>[1]);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    // The code says enough; the message may repeat what was sent.
    return error instanceof Error && "code" in error ? String(error.code) : "it answers in a way that is none of mail";
  } finally {
    transport.close();
  }
}
