import { closeDatabase, configureDatabase } from "@heard/db";
import { createSite } from "../mail/create.ts";
import { sendDueInvitations } from "../sending/send-due.ts";

/** A worker of its own that sends until it is killed: `node send-as-worker.ts SMTP_URL NOW`, with DATABASE_URL and AUTH_SECRET. */
const [smtpUrl = "", startedAt = ""] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl = "", AUTH_SECRET: authSecret = "" } = process.env;

configureDatabase({ databaseUrl, authSecret });
const { mailer } = createSite({ url: "https://heard.example", smtpUrl, from: "no-reply@heard.example" });
const post = { mailer, sms: null, gatewayUrl: "https://ask.example", authSecret };
const now = () => new Date(Date.parse(startedAt) + performance.now());
const onError = (error: unknown) => {
  throw error;
};
for (;;) {
  const { looked } = await sendDueInvitations({ post, now, onError });
  if (looked === 0) break;
}
await closeDatabase();
