import { once } from "node:events";
import type { Command } from "commander";
import { readEnv } from "../env.ts";
import { fail } from "../output.ts";
import { startHeard } from "../supervisor/start.ts";

/** `heard start` and `heard dev`: the supervisor. */
export function register(program: Command): void {
  program
    .command("start")
    .description("build what changed and run the whole product")
    .option("--no-build", "serve the build that is there")
    .action((options) => supervise(options, false));
  program
    .command("dev")
    .description("run the whole product with hot reload")
    .action(() => supervise({ build: false }, true));
}

async function supervise({ build }: { build: boolean }, dev: boolean): Promise<void> {
  const { signal } = stopOnSignals();
  try {
    const running = await startHeard(readEnv(), { build, dev, log: (line) => console.log(line), signal });
    if (!signal.aborted) await once(signal, "abort");
    await running.stop();
    process.exit(0);
  } catch (error) {
    // Called off while everything was still starting: nothing failed.
    if (signal.aborted) process.exit(130);
    fail(error, false);
    process.exit();
  }
}

/** The first Ctrl-C stops in order; who presses again and again means it. */
function stopOnSignals(): AbortController {
  const controller = new AbortController();
  let asked = 0;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => {
      asked += 1;
      if (asked === 1) console.log("\nStopping: servers first, the database last");
      controller.abort();
      if (asked > 2) process.exit(130);
    });
  return controller;
}
