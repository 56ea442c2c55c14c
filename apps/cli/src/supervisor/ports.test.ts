import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { EnvError } from "../env.ts";
import { requireFreePort, untilReady } from "./ports.ts";

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function taken(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  open.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

describe("a port", () => {
  test("in use is refused with its number, its variable and what to do", async () => {
    const port = await taken("127.0.0.1");
    const refused = requireFreePort(port, "127.0.0.1", "GATEWAY_PORT", 0);
    await expect(refused).rejects.toThrow(
      `Port ${port} is in use. Stop what listens there, or set GATEWAY_PORT to another port.`,
    );
    await expect(refused).rejects.toBeInstanceOf(EnvError);
  });

  test("that a leaving server gives back in time is taken", async () => {
    const port = await taken("127.0.0.1");
    const waiting = requireFreePort(port, "127.0.0.1", "PORT", 60_000);
    open.pop()?.close();
    await waiting;
  });

  test("of an address that the machine does not have names HEARD_HOST", async () => {
    await expect(requireFreePort(1, "192.0.2.1", "PORT", 0)).rejects.toThrow('HEARD_HOST is "192.0.2.1"');
  });
});

describe("waiting for an address", () => {
  async function answering(...statuses: number[]): Promise<string> {
    const server = createHttpServer((_, reply) => reply.writeHead(statuses.shift() ?? 200).end()).listen(
      0,
      "127.0.0.1",
    );
    open.push(server);
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test("ends with the first answer that is no error of the server", async () => {
    await untilReady(await answering(503, 500, 404), 10_000, new AbortController().signal);
  });

  test("ends with what was answered last when the time is over", async () => {
    const url = await answering(503, 503, 503);
    await expect(untilReady(url, 1, new AbortController().signal)).rejects.toThrow("status 503");
  });

  test("ends at once when it is called off", async () => {
    const abort = new AbortController();
    const waiting = untilReady(await answering(...Array(1000).fill(503)), 60_000, abort.signal);
    abort.abort(new Error("called off"));
    await expect(waiting).rejects.toThrow();
  });
});
