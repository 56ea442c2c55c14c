import { jobRuns } from "@heard/db/schema/job-runs";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import type { ServiceContext } from "../context.ts";
import { DomainError, invalidInput, invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { beginImportJob } from "./begin-job.ts";
import type { DryRun } from "./dry-run/account.ts";
import { kindOfImport } from "./kinds/registry.ts";
import type { ImportBatchRow } from "./queries.ts";
import { ImportBatchInput } from "./schema.ts";

/** What the accounts of all kinds have in common. */
type Account = Pick<DryRun, "problems" | "rows" | "partial"> & { questions: readonly { pointer: string }[] };

/**
 * Lets the rows in. It needs a dry run of the whole file under the present mapping that left no question open. An import that was stopped or has
 * failed goes on where it ended.
 * @throws DomainError not_found, forbidden, invalid_state, also `import_forgotten` after somebody of its rows was erased, invalid_input `questions_open` naming the JSON pointers
 */
export async function runImport(ctx: ServiceContext, input: ImportBatchInput): Promise<{ jobId: string }> {
  requirePermission(ctx, "import.run");
  const { batchId } = ImportBatchInput.parse(input);
  return beginImportJob(ctx, "run", batchId, async (row, tx) => {
    assertAnswered(row);
    await recordAudit(tx, ctx, {
      verb: "import.run",
      subject: { kind: "import", id: batchId },
      after: { ...kindOfImport(row.kind).noted(row.mapping), rows: (row.account as Account).rows },
    });
    const [before] = row.jobRunId ? await tx.select().from(jobRuns).where(eq(jobRuns.id, row.jobRunId)) : [];
    return {
      set: { state: "waiting" },
      job: {
        kind: "import.run",
        totalCount: (row.account as Account).rows,
        checkpoint: before?.kind === "import.run" ? (before.checkpoint as Record<string, unknown>) : {},
      },
    };
  });
}

function assertAnswered({ id, state, mapping, account }: ImportBatchRow): void {
  const found = account as Account | null;
  // It was let in once, so it had one.
  if (!found && state !== "draft") throw new DomainError("invalid_state", "import_forgotten", { id });
  if (!mapping || !found || found.partial) throw invalidState("import", state, id);
  const pointers = [...found.problems, ...found.questions].map(({ pointer }) => pointer);
  if (pointers.length > 0) throw invalidInput("questions_open", { pointers: [...new Set(pointers)].join(", ") });
}
