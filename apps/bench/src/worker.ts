import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "./gateway.ts";

/** A worker process of its own on the database of this installation. */
export function startWorker(
  { url, authSecret, dataDir }: Place,
  { preload = [], execArgv = [] }: { preload?: readonly string[]; execArgv?: readonly string[] } = {},
): ChildProcess {
  const imports = preload.flatMap((file) => ["--import", fileURLToPath(new URL(file, import.meta.url))]);
  return spawn(process.execPath, [...execArgv, ...imports, join(import.meta.dirname, "../../worker/src/main.ts")], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      AUTH_SECRET: authSecret,
      HEARD_DATA_DIR: dataDir,
    },
  });
}

export async function killWorker(worker: ChildProcess | null): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGKILL");
  await once(worker, "exit");
}
