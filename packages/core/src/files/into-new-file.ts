import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { alreadyExists } from "../errors.ts";

/**
 * Makes a file of the operator's own, which stands under its name only when it is whole, and is for its owner's eyes alone. `put` writes from the
 * beginning each time, for what a snapshot showed may have to be read anew.
 * @throws DomainError conflict where something stands there already, or came meanwhile: nothing is written over
 */
export async function intoNewFile<T>(
  path: string,
  make: (put: (pieces: AsyncIterable<Uint8Array>) => Promise<void>) => Promise<T>,
): Promise<T> {
  if (existsSync(path)) throw alreadyExists("file", path);
  // A name that nobody knows before, opened only where nothing stands: no link is followed, and no file of somebody else's keeps its mode or is deleted.
  const part = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    const made = await make(async (pieces) => {
      await rm(part, { force: true });
      await pipeline(pieces, createWriteStream(part, { flags: "wx", mode: 0o600 }));
    });
    await takeName(path);
    await rename(part, path);
    return made;
  } finally {
    await rm(part, { force: true });
  }
}

/** The name is taken first, so that the file is not put over what came while it was made. Not by a link: some disks know none. */
async function takeName(path: string): Promise<void> {
  try {
    await (await open(path, "wx", 0o600)).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw alreadyExists("file", path);
    throw error;
  }
}
