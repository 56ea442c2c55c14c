import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { fromSnapshot } from "../files/index.ts";
import { requirePermission } from "../permissions.ts";
import { composeExport } from "./document/compose.ts";
import { exportScope } from "./document/scope.ts";
import { recordExport } from "./queries.ts";
import { mediaTypes, mostRowsAtOnce } from "./rules.ts";
import { ExportInput } from "./schema.ts";
import { writeExport } from "./writers/write.ts";

type MadeExport = { name: string; mediaType: string; content: Uint8Array<ArrayBuffer> };

/**
 * Makes a small export while the reader waits: all of it from one snapshot, so that its table, its account and its list agree.
 * @throws DomainError forbidden, limit_exceeded `export_too_large` for what has to be made in the background
 */
export async function makeExport(
  ctx: ServiceContext,
  input: ExportInput,
  { responseAddress }: { responseAddress: string },
): Promise<MadeExport> {
  requirePermission(ctx, "export.create");
  const { content, format, locale } = ExportInput.parse(input);
  const made = await fromSnapshot(ctx, async (tx) => {
    const document = await composeExport(await exportScope(tx, ctx, locale, responseAddress), content);
    if (document.rowCount !== null && document.rowCount > mostRowsAtOnce)
      throw new DomainError("limit_exceeded", "export_too_large", { count: document.rowCount, most: mostRowsAtOnce });
    const pieces: Uint8Array[] = [];
    for await (const piece of writeExport(document, format)) pieces.push(piece);
    return { name: `${document.name}.${format}`, mediaType: mediaTypes[format], content: joined(pieces) };
  });
  await recordExport(ctx, { kind: content.kind, format, name: made.name });
  return made;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, { byteLength }) => size + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
