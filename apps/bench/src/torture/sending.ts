import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setContactLimits } from "@heard/core/contact-limits";
import type { ServiceContext } from "@heard/core/context";
import { recordEvents } from "@heard/core/events";
import { verifyLedger } from "@heard/core/ledger/verify";
import {
  addTestContacts,
  customerOf,
  ledgerOf,
  startTestDistribution,
  testPlan,
} from "@heard/core/testing/distributions";
import { openMailbox } from "@heard/core/testing/mailbox";
import { publishTestSurvey } from "@heard/core/testing/surveys";
import { openInstallation } from "../installation.ts";

const [people, eventCount, inFlight, each] = [1000, 10_000, 200, 1];
const limit = { most: 2, days: 30 };
const kinds = ["supportClosed", "purchase", "onboardingDone", "trialSignUp"] as const;
const kills = 5;

/**
 * 10,000 trigger events for 1,000 people with up to 200 requests in flight, over a real mail server, while two workers send and one after another is
 * killed with -9. Nobody is over the limit, nobody is missing from the ledger, and no letter arrives twice.
 */
export async function tortureSending(): Promise<{ held: boolean; lines: string[] }> {
  const installation = await openInstallation();
  const mailbox = await openMailbox();
  try {
    const { ctx } = installation;
    await setContactLimits(ctx, { limits: [limit] });
    await addTestContacts(ctx, people);
    for (const [place, event] of kinds.entries()) {
      const { surveyId } = await publishTestSurvey(ctx);
      const plan = testPlan({
        onLimit: place % 2 === 0 ? "drop" : "defer",
        mode: place % 2 === 0 ? "email" : "email_inline",
      });
      await startTestDistribution(ctx, surveyId, { name: event, event, plan });
    }
    const startWorker = workers(installation, mailbox.url);
    const started = performance.now();
    let isPosted = false;
    const posting = postEvents(ctx).finally(() => {
      isPosted = true;
    });
    const killed = await killInMidSend(startWorker, mailbox.letters, () => isPosted);
    const accepted = await posting;
    // Ten minutes on: whoever has not reported by then is dead.
    const last = startWorker(600_000);
    await last.ended;
    return judge(await ledgerOf(ctx), await verifyLedger(ctx), {
      accepted,
      killed,
      letters: mailbox.letters,
      seconds: (performance.now() - started) / 1000,
    });
  } finally {
    await mailbox.close();
    await installation.close();
  }
}

type Worker = { kill: () => void; ended: Promise<unknown> };

function workers(
  { url, authSecret }: { url: string; authSecret: string },
  smtpUrl: string,
): (aheadMs: number) => Worker {
  const script = fileURLToPath(import.meta.resolve("@heard/core/testing/send-as-worker"));
  return (aheadMs) => {
    const worker = spawn(process.execPath, [script, smtpUrl, new Date(Date.now() + aheadMs).toISOString()], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DATABASE_URL: url, AUTH_SECRET: authSecret },
    });
    return { kill: () => worker.kill("SIGKILL"), ended: once(worker, "exit") };
  };
}

async function postEvents(ctx: ServiceContext): Promise<number> {
  const numbers = Array.from({ length: eventCount }, (_, number) => number);
  let accepted = 0;
  const senders = Array.from({ length: inFlight }, async () => {
    for (let batch = numbers.splice(0, each); batch.length > 0; batch = numbers.splice(0, each)) {
      const events = batch.map((number) => ({
        ...{ id: `E-${number}`, kind: kinds[number % kinds.length], occurredAt: new Date().toISOString() },
        contact: { key: customerOf((number % people) + 1) },
      }));
      const result = await recordEvents(ctx, { events });
      accepted += result.accepted;
    }
  });
  await Promise.all(senders);
  return accepted;
}

/** Two workers send; whichever is at it when enough letters have arrived is killed and replaced. */
async function killInMidSend(
  start: (aheadMs: number) => Worker,
  letters: readonly unknown[],
  isPosted: () => boolean,
): Promise<number> {
  let killed = 0;
  const shifts = [1, 2].map(async () => {
    while (!isPosted() || killed < kills) {
      const before = letters.length;
      const worker = start(0);
      const enough = before + 40 + Math.floor(Math.random() * 120);
      let isOver = false;
      void worker.ended.then(() => {
        isOver = true;
      });
      while (!isOver && letters.length < enough) await new Promise((resolve) => setTimeout(resolve, 2));
      if (!isOver && killed < kills) {
        worker.kill();
        killed += 1;
      }
      await worker.ended;
      if (isOver && isPosted()) break;
    }
  });
  await Promise.all(shifts);
  return killed;
}

type Seen = { accepted: number; killed: number; letters: readonly { to: string; raw: string }[]; seconds: number };

function judge(
  rows: Awaited<ReturnType<typeof ledgerOf>>,
  findings: Awaited<ReturnType<typeof verifyLedger>>,
  { accepted, killed, letters, seconds }: Seen,
): { held: boolean; lines: string[] } {
  const counts = { sent: 0, deferred: 0, suppressed: 0, failed: 0 };
  for (const { state } of rows) counts[state] += 1;
  const sum = counts.sent + counts.deferred + counts.suppressed + counts.failed;
  const perPerson = [...Map.groupBy(letters, ({ to }) => to).values()].map((of) => of.length);
  const ids = letters.map(({ raw }) => /^Message-ID: <([^@]+)@/im.exec(raw)?.[1] ?? "");
  const twice = ids.length - new Set(ids).size;
  const over = perPerson.filter((count) => count > limit.most).length;
  const places = [
    ...Map.groupBy(
      rows.filter(({ handedAt }) => handedAt),
      ({ contactId }) => contactId,
    ).values(),
  ];
  const placesOver = places.filter((of) => of.length > limit.most).length;
  const interrupted = rows.filter(({ rule }) => rule === "interrupted").length;
  const held =
    accepted === eventCount &&
    sum === eventCount &&
    over + placesOver + twice + findings.length === 0 &&
    killed === kills;
  return {
    held,
    lines: [
      `${accepted} of ${eventCount} events accepted for ${people} people, up to ${inFlight} requests in flight, ${seconds.toFixed(0)} s`,
      `eligible ${rows.length} = sent ${counts.sent} + deferred ${counts.deferred} + suppressed ${counts.suppressed} + failed ${counts.failed}`,
      `${letters.length} letters arrived; people over the limit of ${limit.most} in ${limit.days} days: ${over} by letters, ${placesOver} by places`,
      `workers killed in mid-send: ${killed}; interrupted: ${interrupted}; letters that arrived twice: ${twice}`,
      ...findings.map(({ check, example }) => `not every time ${check}: ${example}`),
    ],
  };
}
