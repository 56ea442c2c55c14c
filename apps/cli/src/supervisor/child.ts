import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type ChildSpec = { name: string; args: readonly string[]; cwd: string; env: NodeJS.ProcessEnv };
export type Child = { name: string; stop: () => Promise<void> };

const exitWithParent = new URL("./exit-with-parent.mjs", import.meta.url).href;
const longestBackoffMs = 10_000;
const drainMs = 15_000;

/** Starts a process and starts it again, with growing pauses, when it dies. Its output goes through with its name in front. */
export function superviseChild(spec: ChildSpec, log: (line: string) => void): Child {
  let current: ChildProcess | null = null;
  let stopping = false;
  let deaths = 0;
  let restart: NodeJS.Timeout | null = null;

  const start = () => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ["--import", exitWithParent, ...spec.args], {
      cwd: spec.cwd,
      env: spec.env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    current = child;
    for (const stream of [child.stdout, child.stderr]) prefixed(stream, spec.name, log);
    child.once("exit", (code, signal) => {
      current = null;
      if (stopping || signal === "SIGINT") return;
      deaths = performance.now() - startedAt > 60_000 ? 1 : deaths + 1;
      const pauseMs = Math.min(longestBackoffMs, 250 * 2 ** deaths);
      log(`${spec.name} stopped (${signal ?? `exit ${code}`}); starting it again in ${pauseMs} ms`);
      restart = setTimeout(start, pauseMs);
    });
  };
  start();

  return {
    name: spec.name,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (restart) clearTimeout(restart);
        const child = current;
        if (!child || child.exitCode !== null) return resolve();
        const kill = setTimeout(() => child.kill("SIGKILL"), drainMs);
        child.once("exit", () => {
          clearTimeout(kill);
          resolve();
        });
        child.kill("SIGTERM");
      }),
  };
}

function prefixed(stream: NodeJS.ReadableStream | null, name: string, log: (line: string) => void): void {
  let rest = "";
  stream?.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) log(`[${name}] ${line}`);
  });
}

/** The path of a file of the checkout, from this folder. */
export const pathFromRoot = (relative: string) => fileURLToPath(new URL(`../../../../${relative}`, import.meta.url));
