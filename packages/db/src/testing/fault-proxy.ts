import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** What the network does between the product and its database. */
export type Fault =
  | { kind: "none" }
  /** Each piece arrives so much later. */
  | { kind: "slow"; delayMs: number }
  /** So much passes on each connection in a second, either way. */
  | { kind: "narrow"; bytesPerSecond: number }
  /** Such a share of the pieces that pass brings a reset of its connection instead. */
  | { kind: "resets"; share: number }
  /** Connections stand, and nothing passes. */
  | { kind: "stuck" }
  /** Whoever connects is let in and hears nothing, and what stands hears nothing any more, also when this is over: what was said is gone. */
  | { kind: "silent" }
  /** Nobody answers: whoever connects is refused with a reset. */
  | { kind: "cut" };

export type FaultProxy = {
  port: number;
  /** How many connections stand. */
  open: () => number;
  /** How many were ever opened. */
  opened: () => number;
  set: (fault: Fault) => void;
  /** Ends what stands with a reset, as a router does that lost its table. */
  reset: () => void;
  /** What stands stays and passes nothing, for ever; who connects anew is served: a firewall forgot its table. */
  forget: () => void;
  close: () => Promise<void>;
};

/** Stands between a client and `targetPort` on this machine, and does to their connections what networks do. */
export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  let fault: Fault = { kind: "none" };
  let release: (() => void)[] = [];
  let openedCount = 0;
  const pairs = new Set<readonly [Socket, Socket]>();
  const forgotten = new WeakSet<Socket>();
  const forget = () => {
    for (const socket of [...pairs].flat()) forgotten.add(socket);
  };

  /** Bytes keep their order: one piece is passed on before the next is read, so a stuck side holds no more than one. */
  async function pass(from: Socket, to: Socket): Promise<void> {
    // A side that ends is told so by the other side, not by the end of this loop: through what was forgotten not even that passes.
    for await (const piece of from.iterator({ destroyOnReturn: false })) {
      if (fault.kind === "slow") await delay(fault.delayMs);
      if (fault.kind === "narrow") await delay((1000 * piece.length) / fault.bytesPerSecond);
      if (fault.kind === "resets" && Math.random() < fault.share) from.resetAndDestroy();
      while (fault.kind === "stuck") await new Promise<void>((resolve) => release.push(resolve));
      if (forgotten.has(from)) continue;
      if (to.destroyed) return;
      if (!to.write(piece)) await Promise.race([once(to, "drain"), once(to, "close")]);
    }
    if (forgotten.has(from)) return;
    to.end();
    from.destroy();
  }

  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    if (fault.kind === "cut") {
      client.resetAndDestroy();
      return;
    }
    const target = connect({ port: targetPort, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    const pair = [client, target] as const;
    pairs.add(pair);
    openedCount += 1;
    if (fault.kind === "silent") for (const socket of pair) forgotten.add(socket);
    for (const socket of pair) {
      // The other side's end is what tests look at; why it came is theirs to know.
      socket.on("error", () => {});
      socket.once("close", () => {
        // The other side of what was forgotten hears nothing of it.
        if (forgotten.has(socket) && pair.some((side) => !side.destroyed)) return;
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
    opened: () => openedCount,
    set: (next) => {
      fault = next;
      if (next.kind === "cut") reset();
      if (next.kind === "silent") forget();
      letGo();
    },
    reset,
    forget,
    close: async () => {
      fault = { kind: "none" };
      letGo();
      reset();
      server.close();
      await once(server, "close");
    },
  };
}
