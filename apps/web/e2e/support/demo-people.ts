import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type DemoSignIn = { role: string; name: string; email: string; password: string };

/** The demo sign-ins that an installation made. @throws Error when it has none */
export function readDemoSignIns(dataDir: string): DemoSignIn[] {
  const file = join(dataDir, "demo-sign-ins.json");
  const signIns: DemoSignIn[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  if (signIns.length === 0) throw new Error(`The installation in ${dataDir} has no demo sign-ins (${file})`);
  return signIns;
}
