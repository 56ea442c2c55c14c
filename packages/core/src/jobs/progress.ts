import type { JobRunRow } from "@heard/db/schema/job-runs";
import type { ServiceContext } from "../context.ts";
import { type OwnedJob, reportJobProgress } from "./runs.ts";

const everyMs = 1000;
const silentMs = 5000;

/** Whether work may go on; `left` when it was paused, cancelled, or taken over by another handler. */
export type Turn = "go" | "left";
type Progress = { doneCount?: number; totalCount?: number; checkpoint?: unknown };

/** Tells how far a job is about once a second, and hears when it is to rest or to end. While it has nothing to tell it says that it is alive. */
export class JobProgress {
  readonly #ctx: ServiceContext;
  readonly #job: OwnedJob;
  #toldAt = performance.now();
  #last: Promise<Turn> = Promise.resolve("go");
  readonly #beat: NodeJS.Timeout;

  constructor(ctx: ServiceContext, job: OwnedJob) {
    this.#ctx = ctx;
    this.#job = job;
    this.#beat = setInterval(() => {
      // A database that does not answer is for the work itself to meet.
      if (performance.now() - this.#toldAt >= silentMs) this.save({}).catch(() => {});
    }, silentMs);
    this.#beat.unref();
  }

  /** Says nothing when it has just said something. */
  async tell(doneCount: number, totalCount?: number): Promise<Turn> {
    if (performance.now() - this.#toldAt < everyMs) return "go";
    return this.save({ doneCount, ...(totalCount === undefined ? {} : { totalCount }) });
  }

  /** Says it now, with what the work goes on from after a restart. One after the other: each builds on the heartbeat before. */
  save(progress: Progress): Promise<Turn> {
    this.#last = this.#last.catch(() => "go" as const).then(() => this.#report(progress));
    return this.#last;
  }

  async #report(progress: Progress): Promise<Turn> {
    const { state, heartbeatAt } = await reportJobProgress(
      this.#ctx,
      this.#job.id,
      progress,
      this.#job.heartbeatAt ?? undefined,
    );
    this.#toldAt = performance.now();
    if (state !== "lost") this.#job.heartbeatAt = heartbeatAt;
    return state === "running" ? "go" : "left";
  }

  /** Ends the signs of life. What was being told has arrived then, for how a job ends is told with its last heartbeat. */
  async stop(): Promise<void> {
    clearInterval(this.#beat);
    await this.#last.catch(() => {});
  }
}

/** Thrown inside the work when it was stopped or taken over, so that nothing of it is kept. */
class Left extends Error {}

export type Tell = (doneCount: number, totalCount?: number) => Promise<void>;

/** Works while telling how far it is, also in long steps that tell nothing: a job that is silent passes for dead and is begun a second time. */
export async function telling<Result extends Record<string, unknown>>(
  ctx: ServiceContext,
  job: JobRunRow,
  work: (tell: Tell) => Promise<Result>,
): Promise<Result | "left"> {
  const progress = new JobProgress(ctx, job);
  let told: Progress = {};
  const goOn = (turn: Turn) => {
    if (turn === "left") throw new Left();
  };
  try {
    goOn(await progress.save({}));
    const result = await work(async (doneCount, totalCount) => {
      told = { doneCount, ...(totalCount === undefined ? {} : { totalCount }) };
      goOn(await progress.tell(doneCount, totalCount));
    });
    await progress.save(told);
    return result;
  } catch (error) {
    if (error instanceof Left) return "left";
    throw error;
  } finally {
    await progress.stop();
  }
}
