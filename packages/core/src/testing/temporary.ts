import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Files of a test file's own, gone when it ends. */
export function useTemporaryFiles(): { write: (name: string, content: string | Buffer) => string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "heard-files-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}
