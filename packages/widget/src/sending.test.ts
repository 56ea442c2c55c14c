import { expect, test } from "vitest";
import { send } from "./sending.ts";

type Turn = "cut" | { status: number; retryAfter?: string; html?: string };

/** A network that does what it is told, turn by turn, and remembers what it carried. */
function network(...turns: Turn[]) {
  const carried: unknown[] = [];
  const pauses: number[] = [];
  let waited = 0;
  const sent = send("/s/demo", "body", {
    fetch: async (_, init) => {
      carried.push(init?.body);
      const turn = turns[carried.length - 1] ?? { status: 200, html: "end" };
      if (turn === "cut") throw new TypeError("Failed to fetch");
      const headers = turn.retryAfter ? { "Retry-After": turn.retryAfter } : undefined;
      return new Response(turn.html ?? "", { status: turn.status, headers });
    },
    pause: async (ms) => {
      pauses.push(ms);
    },
    onWaiting: () => {
      waited += 1;
    },
  });
  return { sent, carried, pauses, waited: () => waited };
}

test("what arrives at once is sent once", async () => {
  const { sent, carried, waited } = network({ status: 200, html: "thanks" });
  expect(await sent).toMatchObject({ status: 200, html: "thanks", goesTo: null });
  expect(carried).toEqual(["body"]);
  expect(waited()).toBe(0);
});

test("a cut of the network and a gateway that restarts are waited for, with the same body every time", async () => {
  const { sent, carried, pauses, waited } = network("cut", { status: 503 }, "cut", { status: 200, html: "thanks" });
  expect((await sent).html).toBe("thanks");
  expect(carried).toEqual(["body", "body", "body", "body"]);
  expect(pauses).toEqual([2000, 4000, 8000]);
  expect(waited()).toBe(3);
});

test("who is told to wait waits that long, and nobody waits more than a minute between two tries of their own", async () => {
  const { sent, pauses } = network({ status: 429, retryAfter: "90" }, ...Array.from({ length: 7 }, (): Turn => "cut"));
  await sent;
  expect(pauses[0]).toBe(90_000);
  expect(Math.max(...pauses.slice(1))).toBe(60_000);
});

test("a refusal is an answer", async () => {
  const { sent, carried } = network({ status: 400, html: "look again" });
  expect(await sent).toMatchObject({ status: 400, html: "look again" });
  expect(carried).toHaveLength(1);
});
