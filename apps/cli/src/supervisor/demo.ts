import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDemo, type DemoSignIn, deleteDemo, renewPeople } from "@heard/core/demo";
import { DomainError } from "@heard/core/errors";
import { now } from "../clock.ts";
import type { Env } from "../env.ts";

/** Where the sign-ins are kept. */
export const demoSignInsFile = (dataDir: string) => join(dataDir, "demo-sign-ins.json");

// Stands while the demo company is being made: whoever finds it met a start that was killed.
const unfinishedFile = (dataDir: string) => join(dataDir, "demo-unfinished");

/** The demo sign-ins that this installation made; empty without a demo. */
export function readDemoSignIns(dataDir: string): DemoSignIn[] {
  return existsSync(demoSignInsFile(dataDir)) ? JSON.parse(readFileSync(demoSignInsFile(dataDir), "utf8")) : [];
}

/** Makes the demo company, ending today, and keeps its random passwords in the data folder for the owner's eyes only. */
export async function createDemoWithSignIns(env: Env, log: (line: string) => void): Promise<DemoSignIn[]> {
  const lastDay = env.demoLastDay ?? now().toISOString().slice(0, 10);
  log(`Making the demo company: three years of feedback up to ${lastDay}`);
  const started = performance.now();
  writeFileSync(unfinishedFile(env.dataDir), "", { mode: 0o600 });
  const { signIns } = await createDemo({ lastDay, dataDir: env.dataDir }, now).catch((error: unknown) => {
    // Nothing was begun: with the mark left behind, the next start would delete the whole company that is there.
    if (isThereAlready(error)) rmSync(unfinishedFile(env.dataDir));
    throw error;
  });
  keepSignIns(env, signIns);
  rmSync(unfinishedFile(env.dataDir));
  log(`The demo company is there after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return signIns;
}

const isThereAlready = (error: unknown): boolean =>
  error instanceof DomainError && error.reason === "already_exists" && error.params.what === "organisation";

function keepSignIns(env: Env, signIns: readonly DemoSignIn[]): void {
  writeFileSync(demoSignInsFile(env.dataDir), JSON.stringify(signIns, null, 2), { mode: 0o600 });
}

/** Where the data folder was made anew beside a database that lives elsewhere, its demo company has people whose passwords nobody knows. */
export async function renewLostSignIns(env: Env, log: (line: string) => void): Promise<void> {
  if (existsSync(demoSignInsFile(env.dataDir))) return;
  const signIns = await renewPeople(now);
  if (signIns.length === 0) return;
  log("The demo company is there, and its sign-ins are not in the data folder: its people have new passwords");
  keepSignIns(env, signIns);
}

/** Deletes a demo company that an earlier start did not finish; half of three years would look like a collapse. */
export async function deleteUnfinishedDemo(env: Env, log: (line: string) => void): Promise<void> {
  if (!existsSync(unfinishedFile(env.dataDir))) return;
  log("The demo company was not finished by an earlier start; it is made again");
  await deleteDemo({ dataDir: env.dataDir, now });
  rmSync(unfinishedFile(env.dataDir));
}
