import type { ServiceContext } from "../context.ts";
import { handleJob } from "../jobs/handle.ts";
import { trainReadingModel } from "../reading-models/index.ts";
import { trainingJob } from "../reading-models/rules.ts";
import { asPerson } from "./add-people.ts";

/** A model that the company's comments have taught, as its CX leader finds it: measured, offered, and not decided about. No number rests on it yet. */
export async function addModel(ctx: ServiceContext, { dataDir }: { dataDir: string }): Promise<void> {
  const { jobId } = await trainReadingModel(await asPerson(ctx, "cxLeader"));
  const onError = (error: unknown) => {
    throw error;
  };
  await handleJob(
    { organisationKey: ctx.organisation.key, jobRunId: jobId, kind: trainingJob },
    { now: ctx.now, dataDir, onError },
  );
}
