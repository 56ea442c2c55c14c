import { hash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jsonLines } from "./json-lines.ts";

/**
 * Brings what belongs together into one place without holding all of it: items are written to `parts` files by the hash of their key, and each file is
 * then read alone. The order is the same at every reading, which resuming relies on.
 */
export async function* partitioned<T>(
  items: AsyncIterable<T>,
  keyOf: (item: T) => string,
  parts: number,
): AsyncGenerator<AsyncIterable<T>> {
  const folder = await mkdtemp(join(tmpdir(), "heard-import-"));
  const paths = Array.from({ length: parts }, (_, part) => join(folder, String(part)));
  try {
    const files = paths.map((path) => createWriteStream(path, { mode: 0o600 }));
    for await (const item of items) {
      const part = hash("sha256", keyOf(item), "buffer").readUInt32BE(0) % parts;
      await write(files[part], `${JSON.stringify(item)}\n`);
    }
    await Promise.all(files.map((file) => once(file.end(), "close")));
    for (const path of paths) yield jsonLines<T>(createReadStream(path) as AsyncIterable<Buffer>);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(file: WriteStream | undefined, line: string): Promise<void> {
  if (file && !file.write(line)) await once(file, "drain");
}
