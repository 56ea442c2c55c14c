import type { ImportKind } from "@heard/db/schema/imports";
import type { ServiceContext } from "../context.ts";
import { storeFile } from "../files/index.ts";
import { getImport, getImportAccount, getListAccount, runImport, startImport, updateImport } from "../imports/index.ts";
import type { ListMappingInput } from "../imports/lists/schema.ts";
import type { MappingInput } from "../imports/schema.ts";
import { handleJob } from "../jobs/handle.ts";
import { testNow } from "./organisation.ts";

/** A data folder of a test's own, and imports into it without a worker. */
export function importsIn(dataDir: string, now: () => Date = testNow) {
  const work = async (ctx: ServiceContext, jobId: string, kind: string): Promise<void> => {
    const errors: unknown[] = [];
    const message = { organisationKey: ctx.organisation.key, jobRunId: jobId, kind };
    await handleJob(message, { now, dataDir, onError: (error) => errors.push(error) });
    if (errors.length > 0) throw errors[0];
  };
  return {
    work,
    /** Uploads a file and lets it be read. */
    async draft(
      ctx: ServiceContext,
      content: string | Uint8Array,
      name = "feedback.csv",
      kind: ImportKind = "responses",
    ): Promise<number> {
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      const file = await storeFile(
        ctx,
        { purpose: "import", name, mediaType: "text/csv", content: pieces(bytes) },
        { dataDir },
      );
      const { batchId, jobId } = await startImport(ctx, { fileId: file.id, kind });
      await work(ctx, jobId, "import.read");
      return batchId;
    },
    /** Says what the columns mean, and tries it. */
    async map(ctx: ServiceContext, batchId: number, mapping: MappingInput) {
      const { problems, jobId } = await updateImport(ctx, { batchId, mapping });
      if (jobId) await work(ctx, jobId, "import.dryRun");
      return { problems, account: await getImportAccount(ctx, { batchId }) };
    },
    /** The same for a list of contacts or addresses. */
    async mapList(ctx: ServiceContext, batchId: number, mapping: ListMappingInput) {
      const { problems, jobId } = await updateImport(ctx, { batchId, mapping });
      if (jobId) await work(ctx, jobId, "import.dryRun");
      return { problems, account: await getListAccount(ctx, { batchId }) };
    },
    async run(ctx: ServiceContext, batchId: number) {
      const { jobId } = await runImport(ctx, { batchId });
      await work(ctx, jobId, "import.run");
      return getImport(ctx, { batchId });
    },
    /** From bytes to the report in one go. */
    async import(ctx: ServiceContext, content: string | Uint8Array, mapping: MappingInput, name?: string) {
      const batchId = await this.draft(ctx, content, name);
      const { problems, account } = await this.map(ctx, batchId, mapping);
      if (problems.length > 0 || !account) throw new Error(`The mapping is refused: ${JSON.stringify(problems)}`);
      return { batchId, account, batch: await this.run(ctx, batchId) };
    },
  };
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}
