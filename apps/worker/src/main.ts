import { setTimeout as delay } from "node:timers/promises";
import { FollowRests, followAlertsEverywhere } from "@heard/core/alerts/follow-everywhere";
import { sendAlertLettersEverywhere } from "@heard/core/alerts/send-letters";
import { SealLooks } from "@heard/core/audit/jobs";
import { auditKey } from "@heard/core/audit/seal";
import { updateLedger } from "@heard/core/backups";
import { lookAfterCasesEverywhere } from "@heard/core/cases/look-after-everywhere";
import { openClock } from "@heard/core/clock";
import { closeVotesEverywhere } from "@heard/core/council/close-votes-everywhere";
import { closeDatabase, openDatabase, outliveLostConnections } from "@heard/core/database";
import { sendDueDigests } from "@heard/core/digests/send-due";
import { expireEverything } from "@heard/core/jobs/expire";
import { handleJob, sweepJobs } from "@heard/core/jobs/handle";
import { maintainOrganisations } from "@heard/core/jobs/maintain";
import { purgeDeleted } from "@heard/core/jobs/purge";
import { closeQueue, openQueue, workOnJobs } from "@heard/core/jobs/queue";
import { createSite } from "@heard/core/mail";
import { deliverNoticesEverywhere } from "@heard/core/plan-notices/deliver-everywhere";
import { analysisVersion } from "@heard/core/readings/analyse";
import { readNewEverywhere } from "@heard/core/readings/read-new";
import { startStaleRereadings } from "@heard/core/readings/start-rereading";
import { raiseResponseAlertsEverywhere } from "@heard/core/response-alerts/raise-everywhere";
import { createPost } from "@heard/core/sending/create-post";
import { lookAfterSending } from "@heard/core/sending/look-after";
import { sendDueInvitations, type Way } from "@heard/core/sending/send-due";
import { tellError } from "@heard/core/tell-error";
import { isUnavailable } from "@heard/core/unavailable";
import { judgePlansEverywhere } from "@heard/core/verdicts/judge-everywhere";
import { watchPlansEverywhere } from "@heard/core/verdicts/watch-everywhere";
import { lookAfterWebhooks } from "@heard/core/webhooks/look-after";
import { sendDueWebhooks, WebhookTurns } from "@heard/core/webhooks/send-due";
import pino from "pino";
import { readEnv } from "./env.ts";

const log = pino({ name: "worker", base: null, serializers: { err: tellError } });
const roundMs = 500;
const expiryMs = 3_600_000;
const purgeMs = 10_000;
const ledgerMs = 60_000;
/** For so long a way on which nobody takes messages is left alone. */
const restMs = 30_000;
const now = openClock(process.env);
outliveLostConnections(log);

// Before anything is opened: whoever stops it while it starts gets it stopped in order, too.
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    stopping = true;
  });

const env = readEnv();
await openDatabase("worker", env);
await openQueue({
  databaseUrl: env.databaseUrl,
  authSecret: env.authSecret,
  onError: (error) => log.warn({ err: error }, "job queue"),
});
await workOnJobs((message) =>
  handleJob(message, {
    now,
    dataDir: env.dataDir,
    onError: (error) => log.error({ err: error, job: message.jobRunId }, "job failed"),
  }),
);
log.info("worker is ready");
const stale = await startStaleRereadings({ now, analysisVersion });
if (stale > 0) log.info({ organisations: stale }, "comments are read again by a newer analysis");

/** Messages to customers go beside the rounds: a mail server that takes its time keeps no answer from being counted. */
async function sendMessages(): Promise<void> {
  const post = createPost(env, now);
  const restsUntil = new Map<Way, number>();
  while (!stopping) {
    try {
      const resting = new Set([...restsUntil].filter(([, until]) => performance.now() < until).map(([way]) => way));
      const { looked, closed } = await sendDueInvitations({
        post,
        now,
        closed: resting,
        onError: (error, organisation) => log.error({ err: error, organisation }, "sending failed"),
      });
      if (!resting.has("mail"))
        await deliverNoticesEverywhere({
          post,
          now,
          onError: (error, organisation) => log.error({ err: error, organisation }, "sending notices failed"),
        });
      for (const way of [...closed].filter((one) => !resting.has(one))) {
        log.warn({ way }, "nobody takes messages: the next try is in a while");
        restsUntil.set(way, performance.now() + restMs);
      }
      if (looked > 0) continue;
    } catch (error) {
      if (isUnavailable(error)) log.warn({ err: error }, "nothing sent: the database does not answer");
      else log.error({ err: error }, "sending failed");
    }
    await delay(roundMs);
  }
}
const sending = sendMessages();

/** New comments are read beside the rounds as well: a file of a hundred thousand keeps no answer from being counted. */
async function readComments(): Promise<void> {
  while (!stopping) {
    try {
      const read = await readNewEverywhere({
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "reading comments failed"),
      });
      if (read > 0) continue;
    } catch (error) {
      if (isUnavailable(error)) log.warn({ err: error }, "no comment read: the database does not answer");
      else log.error({ err: error }, "reading comments failed");
    }
    await delay(roundMs);
  }
}
const reading = readComments();

/** Other systems are told beside the rounds: each receiver has turns of its own, so that one that takes its time keeps nothing else waiting. */
async function sendWebhooks(): Promise<void> {
  const turns = new WebhookTurns();
  while (!stopping) {
    try {
      await sendDueWebhooks({
        ...{ url: env.url, now, turns, random: Math.random },
        onError: (error, organisation) => log.error({ err: error, organisation }, "sending webhooks failed"),
      });
    } catch (error) {
      if (isUnavailable(error)) log.warn({ err: error }, "no webhook sent: the database does not answer");
      else log.error({ err: error }, "sending webhooks failed");
    }
    await delay(roundMs);
  }
  await turns.settled();
}
const telling = sendWebhooks();

/** Alerts are followed beside the rounds, too. An organisation whose numbers cannot be followed is left alone for a while, and longer each time: it would fail again, and every try reads three years of answers. */
async function followAlerts(): Promise<void> {
  const rests = new FollowRests();
  while (!stopping) {
    try {
      const raised = await followAlertsEverywhere({
        ...{ now, rests },
        onError: (error, organisation) => log.error({ err: error, organisation }, "following alerts failed"),
      });
      if (raised > 0) log.info({ alerts: raised }, "alerts raised");
    } catch (error) {
      if (isUnavailable(error)) log.warn({ err: error }, "no alert followed: the database does not answer");
      else log.error({ err: error }, "following alerts failed");
    }
    for (let waited = 0; waited < purgeMs && !stopping; waited += roundMs) await delay(roundMs);
  }
}
const following = followAlerts();

/** What was deleted and what has had its time goes beside the rounds as well: a large organisation takes minutes to go, and nobody's answers wait for it. */
async function keepHouse(): Promise<void> {
  const post = { ...createPost(env, now), url: env.url };
  const site = createSite({ url: env.url, smtpUrl: env.smtpUrl, from: env.mailFrom });
  while (!stopping) {
    try {
      const purged = await purgeDeleted({
        dataDir: env.dataDir,
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "purge failed"),
      });
      if (purged > 0) log.info({ organisations: purged }, "deleted things purged");
      await lookAfterSending({
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "looking after sending failed"),
      });
      const moved = await judgePlansEverywhere({
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "judging plans failed"),
      });
      if (moved > 0) log.info({ plans: moved }, "plans started or judged");
      const cameBack = await watchPlansEverywhere({
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "watching closed plans failed"),
      });
      if (cameBack > 0) log.info({ plans: cameBack }, "closed plans came back");
      await lookAfterWebhooks({
        ...{ site, now },
        onError: (error, organisation) => log.error({ err: error, organisation }, "looking after webhooks failed"),
      });
      const digests = await sendDueDigests({
        post,
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "the letter of the week failed"),
      });
      if (digests > 0) log.info({ letters: digests }, "letters of the week sent");
      const single = await raiseResponseAlertsEverywhere({
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "looking at single responses failed"),
      });
      if (single > 0) log.info({ alerts: single }, "alerts of single responses raised");
      const letters = await sendAlertLettersEverywhere({
        site,
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "sending alerts failed"),
      });
      if (letters > 0) log.info({ letters }, "told of alerts");
      const decided = await closeVotesEverywhere({
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "ending votes failed"),
      });
      if (decided > 0) log.info({ plans: decided }, "proposals decided by their votes");
      const cases = await lookAfterCasesEverywhere({
        site,
        now,
        onError: (error, organisation) => log.error({ err: error, organisation }, "looking after cases failed"),
      });
      if (cases > 0) log.info({ cases }, "cases opened, answered or escalated");
    } catch (error) {
      if (isUnavailable(error)) log.warn({ err: error }, "nothing tidied: the database does not answer");
      else log.error({ err: error }, "tidying failed");
    }
    for (let waited = 0; waited < purgeMs && !stopping; waited += roundMs) await delay(roundMs);
  }
}
const tidying = keepHouse();

/** What has had its time goes in a round of its own, so that neither a large survey whose answers end nor a slow letter keeps the other waiting. At once when the worker starts: what a restore brought back goes again. */
async function letGo(): Promise<void> {
  while (!stopping) {
    const expired = await expireEverything({
      ...{ dataDir: env.dataDir, now, isStopping: () => stopping },
      onError: (error, organisation) => {
        if (isUnavailable(error)) log.warn({ err: error }, "nothing expired: the database does not answer");
        else log.error({ err: error, organisation }, "letting go of what had its time failed");
      },
    });
    if (Object.values(expired).some((count) => count > 0)) log.info(expired, "let go of what had its time");
    for (let waited = 0; waited < expiryMs && !stopping; waited += roundMs) await delay(roundMs);
  }
}
const expiring = letGo();

/** An erasure that a restore must not undo is on record outside the database within a minute, whatever else fails. Once an hour all of them are looked at, for entries that were long on their way. */
async function keepLedger(): Promise<void> {
  for (let round = 0; !stopping; round += 1) {
    try {
      const since = round % 60 === 0 ? {} : { since: new Date(Date.now() - expiryMs) };
      await updateLedger({ authSecret: env.authSecret, dataDir: env.dataDir, now, ...since });
    } catch (error) {
      if (isUnavailable(error)) log.warn({ err: error }, "the ledger of erasures waits: the database does not answer");
      else log.error({ err: error }, "writing the ledger of erasures failed");
    }
    for (let waited = 0; waited < ledgerMs && !stopping; waited += roundMs) await delay(roundMs);
  }
}
const recording = keepLedger();

const key = auditKey(env.authSecret);
const looks = new SealLooks();
while (!stopping) {
  try {
    const { withJobs } = await maintainOrganisations({
      auditKey: key,
      looks,
      now,
      onError: (error, organisation) => log.error({ err: error, organisation }, "maintenance failed"),
    });
    await sweepJobs(withJobs, { now });
  } catch (error) {
    if (isUnavailable(error)) log.warn({ err: error }, "no round: the database does not answer");
    else log.error({ err: error }, "round failed");
  }
  await delay(roundMs);
}
await Promise.all([sending, reading, telling, following, tidying, expiring, recording]);
await closeQueue();
await closeDatabase();
process.exit(0);
