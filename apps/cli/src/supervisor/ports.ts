import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { EnvError } from "../env.ts";

const patienceMs = 4000;

/**
 * Makes sure that a port can be listened on. Waits a moment first: servers of a supervisor that was just killed are still leaving.
 * @throws EnvError naming the port, the variable and what to do
 */
export async function requireFreePort(
  port: number,
  host: string,
  variable: string,
  longestMs = patienceMs,
): Promise<void> {
  const deadline = performance.now() + longestMs;
  for (;;) {
    const refusal = await refusalOf(port, host);
    if (refusal === null) return;
    if (refusal === "EACCES")
      throw new EnvError(`Port ${port} is reserved for root. Set ${variable} to one above 1023.`);
    if (refusal === "EADDRNOTAVAIL")
      throw new EnvError(`HEARD_HOST is "${host}", which is no address of this machine.`);
    if (performance.now() > deadline)
      throw new EnvError(`Port ${port} is in use. Stop what listens there, or set ${variable} to another port.`);
    await delay(200);
  }
}

/** Why nothing can listen there; `null` when it can. */
async function refusalOf(port: number, host: string): Promise<string | null> {
  const refusal = await tryToListen(port, host);
  if (refusal !== null || host !== "127.0.0.1") return refusal;
  // "localhost" means ::1 first: another program there would be shown instead. A machine without IPv6 has none.
  return (await tryToListen(port, "::1")) === "EADDRINUSE" ? "EADDRINUSE" : null;
}

function tryToListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/** Waits until an address answers with anything but an error of the server. @throws Error with the last answer, or the reason of `signal` */
export async function untilReady(url: string, longestMs: number, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + longestMs;
  let last = "no answer";
  while (performance.now() < deadline) {
    try {
      const reply = await fetch(url, {
        redirect: "manual",
        signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
      });
      if (reply.status < 500) return;
      last = `status ${reply.status}`;
    } catch (error) {
      signal.throwIfAborted();
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(150, undefined, { signal });
  }
  throw new Error(`${url} is not ready after ${Math.round(longestMs / 1000)} s: ${last}`);
}
