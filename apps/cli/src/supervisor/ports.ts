import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { EnvError } from "../env.ts";

const patienceMs = 4000;

/**
 * Makes sure that a port can be listened on. Waits a moment first: servers of a supervisor that was just killed are still leaving.
 * @throws EnvError naming the port, the variable and what to do
 */
export async function requireFreePort(port: number, host: string, variable: string): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isFree(port, host))) {
    if (performance.now() > deadline)
      throw new EnvError(`Port ${port} is in use. Stop what listens there, or set ${variable} to another port.`);
    await delay(200);
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** Waits until an address answers with anything but an error of the server. */
export async function untilReady(url: string, longestMs: number): Promise<void> {
  const deadline = performance.now() + longestMs;
  let last = "no answer";
  while (performance.now() < deadline) {
    try {
      const reply = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5000) });
      if (reply.status < 500) return;
      last = `status ${reply.status}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(150);
  }
  throw new Error(`${url} is not ready after ${Math.round(longestMs / 1000)} s: ${last}`);
}
