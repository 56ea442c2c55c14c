import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { DomainError, invalidInput } from "../../../errors.ts";

/** What a part may unpack to, and how many times its packed size. Real sheets pack to a tenth; a bomb to a thousandth. */
const mostBytes = 2 * 1024 ** 3;
const mostRatio = 200;
const harmlessBytes = 20 * 1024 ** 2;
const mostEntries = 10_000;

/** A workbook's parts by name. */
export type Archive = {
  has(name: string): boolean;
  /** The bytes of a part. @throws DomainError `workbook_damaged` when it is missing or cut short, `workbook_too_large` when it unpacks to too much */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
};

/** Opens the ZIP archive that a workbook is. @throws DomainError `workbook_damaged` */
export async function openArchive(path: string): Promise<Archive> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > mostEntries) throw invalidInput("workbook_too_large", { what: `${zip.entryCount} parts` });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(partName(entry.fileName), entry);
    return archiveOf(zip, entries);
  } catch (error) {
    zip?.close();
    throw damaged(error);
  }
}

function archiveOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive {
  return {
    has: (name) => entries.has(partName(name)),
    async *read(name) {
      const entry = entries.get(partName(name));
      if (!entry) throw invalidInput("workbook_damaged", { detail: `it has no part ${name}` });
      refuseBomb(entry);
      let stream: Readable | null = null;
      try {
        stream = await zip.openReadStreamPromise(entry);
        for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
      } catch (error) {
        throw damaged(error);
      } finally {
        stream?.destroy();
      }
    },
    close: () => zip.close(),
  };
}

/** Declared sizes are enough: the reader stops a part that unpacks to more than it declares. */
function refuseBomb({ fileName, compressedSize, uncompressedSize }: Entry): void {
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  if (uncompressedSize > mostBytes || (uncompressedSize > harmlessBytes && ratio > mostRatio))
    throw invalidInput("workbook_too_large", { what: `${fileName}: ${Math.round(uncompressedSize / 1024 ** 2)} MB` });
}

const partName = (name: string) => name.replace(/^\//, "").toLowerCase();

/** Errors of the archive are the file's; ours pass through. */
export function damaged(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  // It ends a sentence of ours, which has its own full stop.
  const detail = (error instanceof Error ? error.message : String(error)).replace(/(?<![.\s])[.\s]+$/, "");
  return invalidInput("workbook_damaged", { detail });
}
