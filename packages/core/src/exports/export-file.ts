import type { ServiceContext } from "../context.ts";
import { fromSnapshot, intoNewFile } from "../files/index.ts";
import { requirePermission } from "../permissions.ts";
import { composeExport } from "./document/compose.ts";
import { exportScope } from "./document/scope.ts";
import { recordExport } from "./queries.ts";
import { exportName } from "./rules.ts";
import { ExportInput } from "./schema.ts";
import { writeExport } from "./writers/write.ts";

/** An export that was written into a file of the operator's own. */
export type ExportedFile = { name: string; path: string; rowCount: number };

/**
 * Makes an export of any size while the operator waits, into a new file: all of it from one snapshot, and without whoever was erased meanwhile.
 * @throws DomainError forbidden, conflict where there is such a file
 */
export async function exportFile(
  ctx: ServiceContext,
  input: ExportInput,
  { responseAddress, pathOf }: { responseAddress: string; pathOf: (name: string) => string },
): Promise<ExportedFile> {
  requirePermission(ctx, "export.create");
  const { content, format, locale } = ExportInput.parse(input);
  const name = `${exportName(ctx.organisation.key, content)}.${format}`;
  const path = pathOf(name);
  const rowCount = await intoNewFile(path, async (put) => {
    // Before the first byte: whoever ends it early may keep what is written by then.
    await recordExport(ctx, { kind: content.kind, format, name });
    return fromSnapshot(ctx, async (tx) => {
      const document = await composeExport(await exportScope(tx, ctx, locale, responseAddress), content);
      let rows = 0;
      const counted = async function* () {
        for await (const batch of document.batches) {
          rows += batch.length;
          yield batch;
        }
      };
      await put(writeExport({ ...document, batches: counted() }, format));
      return rows;
    });
  });
  return { name, path, rowCount };
}
