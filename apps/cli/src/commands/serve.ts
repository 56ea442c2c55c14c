import { spawn } from "node:child_process";
import type { Command } from "commander";
import { readEnv } from "../env.ts";
import { ExitError, fail } from "../output.ts";
import { pathFromRoot } from "../supervisor/child.ts";
import { gatewayArgs } from "../supervisor/gateway-args.ts";

/** `heard serve web | gateway | worker`: one process, for containers. The database is migrated by `heard migrate` before. */
export function register(program: Command): void {
  program
    .command("serve")
    .description("run one process: web, gateway or worker")
    .argument("<process>", "web, gateway or worker")
    .action((name: string) => {
      try {
        const env = readEnv();
        if (env.newSecretFile !== null)
          throw new ExitError(
            `There is no secret in AUTH_SECRET or ${env.newSecretFile}: run heard migrate first, or give the one it had.`,
            2,
          );
        const commands: Record<string, { args: string[]; cwd: string }> = {
          web: {
            args: [
              pathFromRoot("node_modules/next/dist/bin/next"),
              "start",
              "--port",
              String(env.port),
              "--hostname",
              env.host,
            ],
            cwd: "apps/web",
          },
          gateway: { args: [...gatewayArgs], cwd: "apps/gateway" },
          worker: { args: [pathFromRoot("apps/worker/src/main.ts")], cwd: "apps/worker" },
        };
        const command = commands[name];
        if (!command)
          throw new ExitError(`"${name}" is no process of Heard. Accepted: ${Object.keys(commands).join(", ")}.`, 2);
        const child = spawn(process.execPath, command.args, {
          cwd: pathFromRoot(command.cwd),
          stdio: "inherit",
          env: {
            ...process.env,
            NODE_ENV: "production",
            AUTH_SECRET: env.authSecret,
            NEXTAUTH_SECRET: env.authSecret,
            NEXTAUTH_URL: env.url,
            HEARD_DATA_DIR: env.dataDir,
            NEXT_TELEMETRY_DISABLED: "1",
          },
        });
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
        child.once("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
      } catch (error) {
        fail(error, false);
      }
    });
}
