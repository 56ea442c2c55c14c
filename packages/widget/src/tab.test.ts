import { expect, test } from "vitest";
import { claimDraft } from "./tab.ts";

/** The tabs of one browser: what they hold, and what each remembers. */
function browser() {
  const held = new Set<string>();
  const open = (memory = new Map<string, string>()) => {
    const own = new Set<string>();
    const request = async (name: string, options: LockOptions, work: (lock: Lock | null) => unknown) => {
      while (held.has(name) && !options.ifAvailable) {
        options.signal?.throwIfAborted();
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (held.has(name)) return work(null);
      held.add(name);
      own.add(name);
      return work({ name, mode: "exclusive" });
    };
    const session = {
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, value: string) => void memory.set(key, value),
    };
    return {
      memory,
      claim: (key = "heard:/s/demo") =>
        claimDraft(key, { locks: { request: request as LockManager["request"] }, session: () => session }),
      close: () => {
        for (const name of own) held.delete(name);
      },
    };
  };
  return { open };
}

test("two tabs of one survey have a draft each, and links of two shops their own", async () => {
  const { open } = browser();
  const keys = [await open().claim(), await open().claim(), await open().claim("heard:/s/demo?shop=a")];
  expect(new Set(keys).size).toBe(3);
});

test("a reload finds its own, whatever was closed meanwhile", async () => {
  const { open } = browser();
  const [first, second] = [open(), open()];
  await first.claim();
  const own = await second.claim();
  first.close();
  second.close();
  expect(await open(second.memory).claim()).toBe(own);
});

test("what a closed tab left is there for the next", async () => {
  const { open } = browser();
  const first = open();
  const left = await first.claim();
  first.close();
  expect(await open().claim()).toBe(left);
});

test("a page that is just going away is waited for", async () => {
  const { open } = browser();
  const page = open();
  const own = await page.claim();
  const reloaded = open(page.memory).claim();
  page.close();
  expect(await reloaded).toBe(own);
});

test("a tab that was doubled writes over nothing", async () => {
  const { open } = browser();
  const tab = open();
  const own = await tab.claim();
  expect(await open(new Map(tab.memory)).claim()).not.toBe(own);
});

test("a browser that remembers nothing and locks nothing still has a place to write", async () => {
  const forbidden = () => {
    throw new DOMException("Forbidden", "SecurityError");
  };
  const locks = { request: async () => forbidden() };
  expect(await claimDraft("key", { locks, session: forbidden })).toMatch(/^key/);
});
