import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { type FileHandle, mkdir, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** Where a run has got to in its file of rejected rows. */
export type RejectedPlace = { name: string; bytes: number };

/** The lines of a run's rejected rows on disk, until the file is whole. Each attempt writes a file of its own, so one that was taken over disturbs nobody. */
export class RejectedPart {
  readonly #folder: string;
  readonly #name: string;
  readonly #file: FileHandle;
  #bytes: number;

  private constructor(folder: string, name: string, file: FileHandle, bytes: number) {
    this.#folder = folder;
    this.#name = name;
    this.#file = file;
    this.#bytes = bytes;
  }

  /** Goes on from a place; `null` when what was written there is gone, and everything has to be written again. */
  static async open(dataDir: string, from: RejectedPlace | null): Promise<RejectedPart | null> {
    const folder = join(dataDir, "imports");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const name = `${randomBytes(9).toString("base64url")}.part`;
    if (from && !(await holds(join(folder, from.name), from.bytes))) return null;
    const file = await open(join(folder, name), "wx", 0o600);
    if (from && from.bytes > 0)
      await pipeline(
        createReadStream(join(folder, from.name), { end: from.bytes - 1 }),
        createWriteStream(join(folder, name), { flags: "r+" }),
      );
    if (from) await rm(join(folder, from.name), { force: true });
    return new RejectedPart(folder, name, file, from?.bytes ?? 0);
  }

  /** Writes the lines and says where that has got to. */
  async append(text: string): Promise<RejectedPlace> {
    if (text !== "") {
      const bytes = Buffer.from(text);
      // A write may take a part only; the rest is written behind it.
      for (let at = 0; at < bytes.length; ) {
        const { bytesWritten } = await this.#file.write(bytes, at, bytes.length - at, this.#bytes);
        at += bytesWritten;
        this.#bytes += bytesWritten;
      }
    }
    return { name: this.#name, bytes: this.#bytes };
  }

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  content(): AsyncIterable<Uint8Array> {
    return createReadStream(join(this.#folder, this.#name)) as AsyncIterable<Buffer>;
  }

  close = (): Promise<void> => this.#file.close();

  remove = (): Promise<void> => rm(join(this.#folder, this.#name), { force: true });
}

async function holds(path: string, bytes: number): Promise<boolean> {
  try {
    return (await stat(path)).size >= bytes;
  } catch {
    // Another machine's folder, or a data folder that was cleaned.
    return false;
  }
}
