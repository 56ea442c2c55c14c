import { spawn } from "node:child_process";
import { once } from "node:events";
import { rootFolder } from "../env.ts";
import { pathFromRoot } from "./child.ts";

/**
 * Builds what has changed since the last build, known by the content of its files: a stale build is never served, and one that is there
 * costs a tenth of a second. @throws Error with what the build said
 */
export async function buildWhatChanged(
  log: (line: string) => void,
  signal: AbortSignal,
  only: readonly string[] = [],
): Promise<void> {
  const started = performance.now();
  const turbo = spawn(
    process.execPath,
    [
      ...[
        pathFromRoot("node_modules/turbo/bin/turbo"),
        "run",
        "build",
        "--output-logs=errors-only",
        "--log-order=stream",
      ],
      ...only.map((workspace) => `--filter=${workspace}`),
    ],
    {
      cwd: rootFolder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    },
  );
  const said: string[] = [];
  for (const stream of [turbo.stdout, turbo.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
  const waiting = setTimeout(() => log("Building the dashboard; the first time takes a minute"), 3000);
  const stop = () => turbo.kill("SIGTERM");
  signal.addEventListener("abort", stop);
  try {
    const [code] = await once(turbo, "close");
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`The build failed:\n${said.join("")}`);
  } finally {
    clearTimeout(waiting);
    signal.removeEventListener("abort", stop);
  }
  log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
