import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvError } from "../env.ts";

/** One supervisor a data folder: two would stop each other's database. Returns how to let go. @throws EnvError when one runs */
export function lockDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "supervisor.pid");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (pid > 0 && pid !== process.pid && isAlive(pid))
    throw new EnvError(
      `Heard already runs from ${dataDir} (process ${pid}). Stop it first, or set HEARD_DATA_DIR to another folder.`,
    );
  writeFileSync(file, String(process.pid), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process id may have been given to somebody else since; on Linux the command tells.
    return process.platform !== "linux" || readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("main.ts");
  } catch {
    return false;
  }
}
