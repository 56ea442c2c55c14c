import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { RequestKind } from "./requests.ts";
import type { Tally } from "./tally.ts";

export type GeneratorOptions = {
  port: number;
  key: string;
  request: RequestKind;
  seconds: number;
  /** What is acknowledged later is nothing to whoever asked. */
  deadlineMs: number;
  /** So many that each ask again once they are answered, or so many requests a second whatever happens to them. */
  load: { lanes: number } | { perSecond: number };
  mostConnections: number;
  /** How much the processors prefer everybody else, 0 to 19. */
  niceness?: number;
  /** A tally each so many seconds instead of one at the end. */
  everySeconds?: number;
};

/** Load from a process of its own, with what became of it as it goes. */
export function startGenerator(
  options: GeneratorOptions,
  onTally: (tally: Tally) => void,
): { ended: Promise<void>; kill: () => void } {
  const child = spawnScript("./generator.ts", options);
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => onTally(JSON.parse(line)));
  const ended = Promise.all([once(lines, "close"), once(child, "exit")]).then(([, [code, signal]]) => {
    if (code !== 0 && signal !== "SIGKILL") throw new Error(`The load generator ended with ${code ?? signal}`);
  });
  return { ended, kill: () => child.kill("SIGKILL") };
}

export async function generate(options: GeneratorOptions): Promise<Tally> {
  const tallies: Tally[] = [];
  await startGenerator(options, (tally) => tallies.push(tally)).ended;
  const [tally] = tallies;
  if (!tally) throw new Error("The load generator said nothing");
  return tally;
}

/** A script beside this one, told what to do by its one argument. */
export function spawnScript(script: string, options: object): ChildProcessByStdio<null, Readable, null> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, [path, JSON.stringify(options)], { stdio: ["ignore", "pipe", "inherit"] });
}
