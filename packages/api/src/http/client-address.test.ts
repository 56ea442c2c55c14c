import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { addressName, clientAddress } from "./client-address.ts";

describe("the address of a client", () => {
  test("is the socket's where no proxy of ours stands in front, whatever the header says", () => {
    expect(clientAddress("192.0.2.1", "10.0.0.1", 0)).toBe("192.0.2.1");
    expect(clientAddress("192.0.2.1", null, 1)).toBe("192.0.2.1");
  });

  test("is what the outermost of our proxies saw; what stands further left is the client's word", () => {
    expect(clientAddress("127.0.0.1", "203.0.113.9", 1)).toBe("203.0.113.9");
    expect(clientAddress("127.0.0.1", "1.1.1.1, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(clientAddress("127.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
    expect(clientAddress("127.0.0.1", "203.0.113.9", 3)).toBe("203.0.113.9");
    expect(clientAddress("127.0.0.1", " , ", 1)).toBe("127.0.0.1");
  });

  test("is told apart within a day and never kept", () => {
    const key = randomBytes(32);
    expect(addressName(key, "2026-06-30", "192.0.2.1")).toBe(addressName(key, "2026-06-30", "192.0.2.1"));
    expect(addressName(key, "2026-06-30", "192.0.2.1")).not.toBe(addressName(key, "2026-06-30", "192.0.2.2"));
    expect(addressName(key, "2026-06-30", "192.0.2.1")).not.toBe(addressName(key, "2026-07-01", "192.0.2.1"));
    expect(addressName(key, "2026-06-30", "192.0.2.1")).not.toContain("192");
  });
});
