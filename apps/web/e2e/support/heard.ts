import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { theInstallation } from "./installation.ts";

const cli = fileURLToPath(new URL("../../../cli/src/main.ts", import.meta.url));

/** The environment of a process of the installation in `dataDir`: nobody's own settings get in. */
export function environmentOf(dataDir: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, AUTH_SECRET: _secret, HEARD_URL: _own, SMTP_URL: _mail, ...inherited } = process.env;
  return { ...inherited, HEARD_DATA_DIR: dataDir, DO_NOT_TRACK: "1" };
}

/** What starts the operator's command line, before its arguments; and a module with which it ends when whoever started it is gone. */
export const commandLine = {
  program: process.execPath,
  script: cli,
  exitWithParent: new URL("../../../cli/src/supervisor/exit-with-parent.mjs", import.meta.url).href,
};

/** Runs `heard <args> --json` in the installation under test and gives what it printed. @throws Error with what it said instead */
export async function heard<Result>(...args: string[]): Promise<Result> {
  const { dataDir } = theInstallation();
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args, "--json"], {
    env: environmentOf(dataDir),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
