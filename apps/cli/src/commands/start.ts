import type { Command } from "commander";
import { readEnv } from "../env.ts";
import { fail } from "../output.ts";
import { startHeard } from "../supervisor/start.ts";

/** `heard start` and `heard dev`: the supervisor. */
export function register(program: Command): void {
  const run = async (options: { build: boolean }, dev: boolean) => {
    // A terminal sends Ctrl-C again and again; the first one counts, the second means it.
    let interrupted = 0;
    let running: { stop: () => Promise<void> } | null = null;
    const stop = async () => {
      interrupted += 1;
      if (interrupted === 1) console.log("\nStopping: servers first, the database last");
      if (interrupted > 2) process.exit(130);
      if (interrupted === 1 && running) await running.stop().then(() => process.exit(0));
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
    try {
      const started = await startHeard(readEnv(), { build: options.build, dev, log: (line) => console.log(line) });
      running = started;
      // The signal came while everything was still starting.
      if (interrupted > 0) await started.stop().then(() => process.exit(0));
    } catch (error) {
      fail(error, false);
      process.exit();
    }
  };
  program
    .command("start")
    .description("build what changed and run the whole product")
    .option("--no-build", "serve the build that is there")
    .action((options) => run(options, false));
  program
    .command("dev")
    .description("run the whole product with hot reload")
    .action(() => run({ build: false }, true));
}
