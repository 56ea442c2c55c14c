import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@heard/db/embedded/cluster";
import type { Installation } from "./installation.ts";

export type Place = Pick<Installation, "url" | "authSecret" | "dataDir">;
export type Gateway = {
  url: string;
  port: number;
  child: ChildProcess;
  stop: (signal?: "SIGTERM" | "SIGKILL") => Promise<void>;
};
export type GatewayOptions = {
  /** After a kill at the port where it was. */
  port?: number;
  /** What is loaded before it, beside this file. */
  preload?: readonly string[];
  execArgv?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

/** A gateway process of its own on the database of this installation, for callers in a hurry. */
export async function startGateway(
  { url, authSecret, dataDir }: Place,
  { port: wantedPort, preload = [], execArgv = [], env = {} }: GatewayOptions = {},
): Promise<Gateway> {
  const port = wantedPort ?? (await freePort());
  const imports = preload.flatMap((file) => ["--import", fileURLToPath(new URL(file, import.meta.url))]);
  const home = join(import.meta.dirname, "../../gateway");
  const main = join(home, "src/main.ts");
  // As `heard start` runs it.
  const { nodeFlags } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")).config as { nodeFlags: string[] };
  const child = spawn(process.execPath, [...nodeFlags, ...execArgv, ...imports, main], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      AUTH_SECRET: authSecret,
      HEARD_DATA_DIR: dataDir,
      GATEWAY_PORT: String(port),
      HEARD_API_REQUESTS_PER_SECOND: "1000000",
      ...env,
    },
  });
  const gatewayUrl = `http://127.0.0.1:${port}`;
  for (const deadline = performance.now() + 60_000; ; ) {
    const isReady = await fetch(`${gatewayUrl}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) break;
    if (performance.now() > deadline) throw new Error(`The gateway on port ${port} did not become ready within 60 s`);
    await delay(50);
  }
  const stop = (signal: "SIGTERM" | "SIGKILL" = "SIGTERM") =>
    new Promise<void>((resolve) => {
      // It may have died of what the bench did to it.
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill(signal);
    });
  return { url: gatewayUrl, port, child, stop };
}
