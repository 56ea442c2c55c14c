import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { alreadyExists } from "../errors.ts";

/**
 * Makes a file of the operator's own, which stands under its name only when it is whole, and is for its owner's eyes alone. `put` writes from the
 * beginning each time, for what a snapshot showed may have to be read anew.
 * @throws DomainError conflict where something stands there already: nothing is written over
 */
export async function intoNewFile<T>(
  path: string,
  make: (put: (pieces: AsyncIterable<Uint8Array>) => Promise<void>) => Promise<T>,
): Promise<T> {
  if (existsSync(path)) throw alreadyExists("file", path);
  const part = `${path}.part`;
  try {
    const made = await make((pieces) => pipeline(pieces, createWriteStream(part, { mode: 0o600 })));
    await rename(part, path);
    return made;
  } finally {
    await rm(part, { force: true });
  }
}
