import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDemo, type DemoSignIn } from "@heard/core/demo";
import type { Env } from "../env.ts";

/** Where the sign-ins are kept. */
export const demoSignInsFile = (dataDir: string) => join(dataDir, "demo-sign-ins.json");

/** The demo sign-ins that this installation made; empty without a demo. */
export function readDemoSignIns(dataDir: string): DemoSignIn[] {
  return existsSync(demoSignInsFile(dataDir)) ? JSON.parse(readFileSync(demoSignInsFile(dataDir), "utf8")) : [];
}

/** Makes the demo company, ending today, and keeps its random passwords in the data folder for the owner's eyes only. */
export async function createDemoWithSignIns(env: Env, log: (line: string) => void): Promise<DemoSignIn[]> {
  const lastDay = env.demoLastDay ?? new Date().toISOString().slice(0, 10);
  log(`Making the demo company: three years of feedback up to ${lastDay}`);
  const started = performance.now();
  const { signIns } = await createDemo({ lastDay }, () => new Date());
  writeFileSync(demoSignInsFile(env.dataDir), JSON.stringify(signIns, null, 2), { mode: 0o600 });
  log(`The demo company is there after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return signIns;
}
