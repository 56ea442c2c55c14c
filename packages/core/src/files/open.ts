import { createReadStream, type ReadStream } from "node:fs";
import { access } from "node:fs/promises";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { getFile, type StoredFile } from "./queries.ts";
import { pathOf } from "./rules.ts";

/** A file as a stream of its bytes. @throws DomainError not_found, forbidden */
export async function openFile(
  ctx: ServiceContext,
  input: { fileId: string },
  place: { dataDir: string },
): Promise<{ file: StoredFile; content: ReadStream }> {
  const { file, path } = await openFilePath(ctx, input, place);
  return { file, content: createReadStream(path) };
}

/** The same as a path, for readers that go back and forth in a file. Nobody may write to it. */
export async function openFilePath(
  ctx: ServiceContext,
  { fileId }: { fileId: string },
  { dataDir }: { dataDir: string },
): Promise<{ file: StoredFile; path: string }> {
  const file = await getFile(ctx, { fileId });
  const path = pathOf(dataDir, ctx.organisation.id, file.id);
  try {
    await access(path);
  } catch (cause) {
    // The row without its bytes: a restored database beside an older folder.
    throw Object.assign(notFound("file", fileId), { cause });
  }
  return { file, path };
}
