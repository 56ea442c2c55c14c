import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { ExitError } from "./output.ts";

/**
 * The folder, made with those above it where they are missing. One by one: Node's own way tries for ever where a file system has no room for
 * folders, as below /proc.
 * @throws ExitError naming the one that cannot be made, or that is a file
 */
export function makeFolder(path: string): string {
  const missing: string[] = [];
  let nearest = path;
  for (; !existsSync(nearest); nearest = dirname(nearest)) missing.unshift(nearest);
  if (!statSync(nearest).isDirectory())
    throw new ExitError(`No backup can be written to ${path}: ${nearest} is a file, not a folder.`, 2);
  for (const folder of missing)
    try {
      mkdirSync(folder, { mode: 0o700 });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ExitError(`No backup can be written to ${path}: ${folder} cannot be made (${code}).`, 2);
    }
  return path;
}
