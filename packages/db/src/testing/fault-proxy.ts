import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** What the network does between the product and its database. */
export type Fault =
  | { kind: "none" }
  /** Each piece arrives so much later. */
  | { kind: "slow"; delayMs: number }
  /** Connections stand, and nothing passes. */
  | { kind: "stuck" }
  /** Nobody answers: whoever connects is refused with a reset. */
  | { kind: "cut" };

export type FaultProxy = {
  port: number;
  /** How many connections stand. */
  open: () => number;
  set: (fault: Fault) => void;
  /** Ends what stands with a reset, as a router does that lost its table. */
  reset: () => void;
  close: () => Promise<void>;
};

/** Stands between a client and `targetPort` on this machine, and does to their connections what networks do. */
export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  let fault: Fault = { kind: "none" };
  let release: (() => void)[] = [];
  const pairs = new Set<readonly [Socket, Socket]>();

  /** Bytes keep their order: one piece is passed on before the next is read, so a stuck side holds no more than one. */
  async function pass(from: Socket, to: Socket): Promise<void> {
    for await (const piece of from) {
      if (fault.kind === "slow") await delay(fault.delayMs);
      while (fault.kind === "stuck") await new Promise<void>((resolve) => release.push(resolve));
      if (to.destroyed) return;
      if (!to.write(piece)) await Promise.race([once(to, "drain"), once(to, "close")]);
    }
    to.end();
  }

  const server = createServer({ noDelay: true }, (client) => {
    if (fault.kind === "cut") {
      client.resetAndDestroy();
      return;
    }
    const target = connect({ port: targetPort, host: "127.0.0.1", noDelay: true });
    const pair = [client, target] as const;
    pairs.add(pair);
    for (const socket of pair) {
      // The other side's end is what tests look at; why it came is theirs to know.
      socket.on("error", () => {});
      socket.once("close", () => {
        pairs.delete(pair);
        for (const other of pair) if (!other.destroyed) other.resetAndDestroy();
      });
    }
    for (const [from, to] of [pair, [target, client] as const]) pass(from, to).catch(() => from.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const letGo = () => {
    const waiting = release;
    release = [];
    for (const resolve of waiting) resolve();
  };
  const reset = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    open: () => pairs.size,
    set: (next) => {
      fault = next;
      if (next.kind === "cut") reset();
      letGo();
    },
    reset,
    close: async () => {
      fault = { kind: "none" };
      letGo();
      reset();
      server.close();
      await once(server, "close");
    },
  };
}
