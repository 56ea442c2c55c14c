import { expect, test } from "vitest";
import { createQueue } from "./kiosk-queue.ts";

function device() {
  const kept = new Map<string, string>();
  const store = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  const arrived: string[] = [];
  let isCut = true;
  const post = async (_: string, body: string) => {
    if (isCut) throw new TypeError("Failed to fetch");
    arrived.push(body);
    return { status: 200, html: `thanks for ${body}` };
  };
  return {
    arrived,
    queue: () => createQueue({ store, key: "kiosk", post }),
    mend: () => {
      isCut = false;
    },
  };
}
const item = (body: string) => ({ address: "/s/demo", body });

test("what is sent while there is a network is answered at once and waits nowhere", async () => {
  const { queue, mend } = device();
  mend();
  const own = queue();
  expect(await own.send(item("a"))).toBe("thanks for a");
  expect(own.count()).toBe(0);
});

test("answers outlive the cut and the page, and go out once, in their order", async () => {
  const { queue, mend, arrived } = device();
  const before = queue();
  expect(await before.send(item("a"))).toBeNull();
  expect(await before.send(item("b"))).toBeNull();
  await before.flush();
  const after = queue();
  expect(after.count()).toBe(2);
  mend();
  await Promise.all([after.flush(), after.flush()]);
  await after.flush();
  expect(arrived).toEqual(["a", "b"]);
  expect(queue().count()).toBe(0);
});

test.each(["", "nonsense", "{}"])("a store that holds %j holds nothing", (text) => {
  const store = () => ({ getItem: () => text, setItem: () => {} });
  expect(createQueue({ store, key: "k", post: () => Promise.reject(new TypeError()) }).count()).toBe(0);
});

test("a store that is forbidden loses nothing while the page stands", async () => {
  const store = () => {
    throw new DOMException("Forbidden", "SecurityError");
  };
  const arrived: string[] = [];
  let isCut = true;
  const own = createQueue({
    ...{ store, key: "k" },
    post: async (_, body) => {
      if (isCut) throw new TypeError("Failed to fetch");
      arrived.push(body);
      return { status: 200, html: "" };
    },
  });
  await own.send(item("a"));
  isCut = false;
  await own.flush();
  expect(arrived).toEqual(["a"]);
});

test("a gateway that restarts is waited for, a refusal is an answer", async () => {
  const replies = [503, 400];
  const store = () => ({ getItem: () => null, setItem: () => {} });
  const own = createQueue({
    ...{ store, key: "k" },
    post: async () => ({ status: replies.shift() ?? 200, html: "look again" }),
  });
  expect(await own.send(item("a"))).toBeNull();
  expect(own.count()).toBe(1);
  await own.flush();
  expect([own.count(), own.refused()]).toEqual([0, 1]);
});

test("what is refused when the network is back is counted for staff, also after the page", async () => {
  const kept = new Map<string, string>();
  const store = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  const replies: (number | null)[] = [null, null, 409, 200, 400];
  const post = async () => {
    const status = replies.shift();
    if (status == null) throw new TypeError("Failed to fetch");
    return { status, html: "" };
  };
  const own = createQueue({ store, key: "k", post });
  await own.send(item("a"));
  await own.send(item("b"));
  await own.flush();
  expect([own.count(), own.refused()]).toEqual([0, 1]);
  // Whoever is told so on the screen knows it.
  expect(await own.send(item("c"))).toBe("");
  expect(createQueue({ store, key: "k", post }).refused()).toBe(1);
});

test("an answer that a gateway broke down over waits, and holds up none behind it", async () => {
  const kept = new Map<string, string>();
  const store = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  const arrived: string[] = [];
  let isBroken = true;
  const own = createQueue({
    ...{ store, key: "k" },
    post: async (_, body) => {
      if (isBroken && body === "a") return { status: 500, html: "" };
      arrived.push(body);
      return { status: 200, html: "thanks" };
    },
  });
  expect(await own.send(item("a"))).toBeNull();
  expect(await own.send(item("b"))).toBe("thanks");
  await own.flush();
  expect(own.count()).toBe(1);
  isBroken = false;
  await own.flush();
  expect(arrived).toEqual(["b", "a"]);
  expect(own.count()).toBe(0);
});
