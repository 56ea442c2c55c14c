import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@heard/db/embedded/cluster";
import type { Installation } from "./installation.ts";

export type Place = Pick<Installation, "url" | "authSecret" | "dataDir">;

/** A gateway process of its own on the database of this installation, for callers in a hurry; after a kill at the port where it was. */
export async function startGateway(
  { url, authSecret, dataDir }: Place,
  wantedPort?: number,
): Promise<{ url: string; port: number; pid: number; stop: (signal?: "SIGTERM" | "SIGKILL") => Promise<void> }> {
  const port = wantedPort ?? (await freePort());
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../gateway/src/main.ts")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      AUTH_SECRET: authSecret,
      HEARD_DATA_DIR: dataDir,
      GATEWAY_PORT: String(port),
      HEARD_API_REQUESTS_PER_SECOND: "1000000",
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
  return { url: gatewayUrl, port, pid: child.pid ?? 0, stop };
}
