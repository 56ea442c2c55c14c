import { roleUrl } from "@heard/db/roles";
import { PgBoss } from "pg-boss";

/** What wakes a handler. The job itself is the row in `job_runs`; a lost message only means that the worker's sweep finds the row later. */
export type JobMessage = { organisationKey: string; jobRunId: string; kind: string };

const queueName = "job-runs";
const stateKey = Symbol.for("heard.queue");
const globals = globalThis as typeof globalThis & { [stateKey]?: Promise<PgBoss> | null };

/** Opens the queue as its own role with its own connections. Once in a process. */
export async function openQueue(config: {
  databaseUrl: string;
  authSecret: string;
  onError: (error: unknown) => void;
}): Promise<void> {
  globals[stateKey] ??= start(config);
  await globals[stateKey];
}

/**
 * What the queue asks is answered in milliseconds. On a connection that passes nothing any more it would wait for ever, and with it the worker's rounds. The types of the library
 * leave these out; it hands them on to the driver.
 */
const patience: object = { query_timeout: 15_000, connectionTimeoutMillis: 10_000, keepAlive: true };

async function start(config: Parameters<typeof openQueue>[0]): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: roleUrl(config.databaseUrl, config.authSecret, "heard_jobs"),
    schema: "jobs",
    migrate: false,
    createSchema: false,
    max: 3,
    ...patience,
  });
  boss.on("error", config.onError);
  await boss.start();
  await boss.createQueue(queueName);
  return boss;
}

/** Wakes a handler for a job run. Without an open queue nothing is lost: the sweep finds the row. */
export async function wakeJob(message: JobMessage): Promise<void> {
  const boss = await globals[stateKey];
  await boss?.send(queueName, message, { singletonKey: message.jobRunId });
}

/** A long import must not keep somebody else's dry run waiting. */
const jobsAtOnce = 3;

/** Calls `handle` for each message, a few at a time. */
export async function workOnJobs(handle: (message: JobMessage) => Promise<void>): Promise<void> {
  const boss = await globals[stateKey];
  if (!boss) throw new Error("workOnJobs: the queue is not open");
  for (let worker = 0; worker < jobsAtOnce; worker += 1)
    await boss.work<JobMessage>(queueName, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
      if (job) await handle(job.data);
    });
}

/** Lets handlers under way end, then closes the queue's connections. */
export async function closeQueue(): Promise<void> {
  const boss = await globals[stateKey];
  globals[stateKey] = null;
  await boss?.stop({ graceful: true, timeout: 10_000 });
}
