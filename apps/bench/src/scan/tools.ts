import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export type ToolName = "wapiti" | "sqlmap";
/** A scanner of this machine; from its packages or from pip. */
export type Tool = { name: ToolName; program: string; version: string };

/** Where a scanner is on PATH and which one; `null` when there is none. */
export function findTool(name: ToolName): Tool | null {
  const program = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
  if (!program) return null;
  const { stdout, stderr } = spawnSync(program, ["--version"], { encoding: "utf8", timeout: 60_000 });
  return { name, program, version: versionIn(`${stdout}\n${stderr}`) };
}

/** The first number like 3.0.4 in what a program says of itself. */
export const versionIn = (text: string): string => /\b\d+\.\d+(\.\d+)*\b/.exec(text)?.[0] ?? "unknown";

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const running = new Set<number>();

/** Ends every scanner that is under way: whoever stops the scan stops the attack. */
export function endTools(): void {
  for (const pid of running) endGroup(pid);
  running.clear();
}

/** A scanner with all it started; one that has ended by itself is no failure. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export type ToolRun = { output: string; wasCutOff: boolean };

/** Runs a scanner with nobody to ask; whoever takes longer than its budget is ended with everything it started. */
export function runTool(program: string, args: readonly string[], budgetMs: number): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
    if (child.pid) running.add(child.pid);
    const output: string[] = [];
    let wasCutOff = false;
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(String(chunk)));
    const late = setTimeout(() => {
      wasCutOff = true;
      if (child.pid) endGroup(child.pid);
      // What it started in a group of its own may hold its streams open for ever.
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
    }, budgetMs);
    child.once("error", (error) => {
      clearTimeout(late);
      reject(error);
    });
    child.once("close", () => {
      clearTimeout(late);
      running.delete(child.pid ?? 0);
      resolve({ output: output.join(""), wasCutOff });
    });
  });
}
