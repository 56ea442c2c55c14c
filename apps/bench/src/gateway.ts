import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@heard/db/embedded/cluster";
import type { Installation } from "./installation.ts";

/** A gateway process of its own on the database of this installation, for callers in a hurry. */
export async function startGateway({
  url,
  authSecret,
  dataDir,
}: Installation): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
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
  for (const deadline = performance.now() + 20_000; ; ) {
    const isReady = await fetch(`${gatewayUrl}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) break;
    if (performance.now() > deadline) throw new Error(`The gateway on port ${port} did not become ready within 20 s`);
    await delay(50);
  }
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGTERM");
    });
  return { url: gatewayUrl, stop };
}
