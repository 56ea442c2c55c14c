import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { theInstallation } from "./installation.ts";

const script = fileURLToPath(new URL("../../../../packages/db/scripts/refuse.ts", import.meta.url));
const run = (wanted: "on" | "off") => execFileSync(process.execPath, [script, theInstallation().dataDir, wanted]);

/** Runs a part of a test while the database refuses the dashboard; whoever else looks at this installation would see it too. */
export async function whileDatabaseRefuses(work: () => Promise<void>): Promise<void> {
  run("on");
  try {
    await work();
  } finally {
    run("off");
  }
}
