import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoSignIn } from "@heard/core/demo";
import { env } from "#lib/env.ts";
import { isOnThisMachine } from "./client.ts";

/** The sign-ins of the demo company, for whoever sits at the machine that made them; nobody else is even told that there are any. */
export async function demoSignIns(): Promise<DemoSignIn[]> {
  if (!(await isOnThisMachine())) return [];
  const file = join(env().dataDir, "demo-sign-ins.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}
