import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMarkedProcessRunning, markOf, type ProcessMark } from "@heard/db/embedded";
import { EnvError } from "../env.ts";

/**
 * One supervisor a data folder: two would stop each other's database. A lock whose owner was killed counts no more. Returns how to let go.
 * @throws EnvError when one runs
 */
export function lockDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "supervisor.json");
  const owner = ownerOf(file);
  if (owner && isMarkedProcessRunning(owner))
    throw new EnvError(
      `Heard already runs from ${dataDir} (process ${owner.pid}). Stop it first, or set HEARD_DATA_DIR to another folder.`,
    );
  rmSync(file, { force: true });
  try {
    // Only one of two that start in the same moment makes the file.
    writeFileSync(file, JSON.stringify(markOf()), { mode: 0o600, flag: "wx" });
  } catch (cause) {
    throw new EnvError(`Heard is being started from ${dataDir} by another process at this moment.`, { cause });
  }
  return () => rmSync(file, { force: true });
}

/** Who holds the lock; `null` without one, and for a file that was cut short. */
function ownerOf(file: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
