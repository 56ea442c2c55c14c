import { createSocket } from "node:dgram";
import { readFile } from "node:fs/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkAddress } from "./check-address.ts";
import { formBody, isTaken } from "./form-body.ts";
import { resolveHost } from "./resolve-host.ts";
import { isGivenUp, retryAt, retryMs, webhookAddress, webhookKinds } from "./rules.ts";
import { signForDingtalk, signForFeishu, signStandard } from "./sign.ts";

test.each([
  ...["http://hooks.example.org/", "ftp://hooks.example.org/", "javascript:alert(1)", "//hooks.example.org/"],
  ...["https://127.0.0.1/", "https://2130706433/", "https://0x7f000001/", "https://017700000001/", "https://[::1]/"],
  ...["https://[::ffff:10.0.0.1]/", "https://localhost/", "https://db/", "https://hooks.example.org./"],
  ...["https://printer.local/", "https://metadata.google.internal/", "https://user:word@hooks.example.org/"],
  ...["https://hooks.example.org@10.0.0.1/", "https://hooks.example.org:22/", "https://hooks.example.org:6379\\@x/"],
  ...["https:\\\\hooks.example.org", "https://hooks.example.org/#part", "https://hooks.example.org/ a", ""],
])("%s is no address that messages go to", (text) => {
  expect(webhookAddress(text)).toBeNull();
});

test("an address in the open is one, on the usual port or a free one", () => {
  expect(webhookAddress("https://hooks.example.org/a?key=1")?.href).toBe("https://hooks.example.org/a?key=1");
  expect(webhookAddress("https://hooks.example.org:8443/")?.port).toBe("8443");
});

test.each([
  ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1", "172.31.255.255"],
  ...["192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1"],
  ...["::ffff:8.8.8.8", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::"],
  ...["2001::1", "2001:db8::1", "not an address", ""],
])("%s lies inside", (address) => {
  expect(checkAddress(address)).toBe(false);
});
test.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"])("%s lies in the open", (address) => {
  expect(checkAddress(address)).toBe(true);
});

test("an open address of this machine itself is none that messages go to", () => {
  expect(checkAddress("8.8.8.8", ["127.0.0.1", "8.8.8.8"])).toBe(false);
  expect(checkAddress("8.8.4.4", ["127.0.0.1", "8.8.8.8"])).toBe(true);
});

describe("looking a name up", () => {
  const nameServer = async (answer: (question: Buffer) => Buffer | null) => {
    const socket = createSocket("udp4");
    socket.on("message", (question, from) => {
      const said = answer(question);
      if (said) socket.send(said, from.port, from.address);
    });
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
    onTestFinished(() => void socket.close());
    return [`127.0.0.1:${socket.address().port}`];
  };
  const never = new AbortController().signal;

  test("finds every address of it", async () => {
    const servers = await nameServer((question) => {
      const asked = question.subarray(12, question.indexOf(0, 12) + 5);
      const isIPv6 = asked.readUInt16BE(asked.length - 4) === 28;
      const address = isIPv6 ? Buffer.from("20010db8000000000000000000000001", "hex") : Buffer.from([8, 8, 8, 8]);
      const head = Buffer.from(question.subarray(0, 12));
      head.writeUInt16BE(0x8180, 2);
      head.writeUInt16BE(1, 6);
      head.writeUInt16BE(0, 10);
      const record = Buffer.from(`c00c00${isIPv6 ? "1c" : "01"}00010000003c00${isIPv6 ? "10" : "04"}`, "hex");
      return Buffer.concat([head, asked, record, address]);
    });
    const found = await resolveHost("hooks.example.org", never, { servers });
    expect(found.toSorted()).toEqual(["2001:db8::1", "8.8.8.8"]);
  });

  test("holds up nothing else while name servers keep silent, and ends when it is called off", async () => {
    const servers = await nameServer(() => null);
    const cut = new AbortController();
    const asked = Array.from({ length: 12 }, (_, at) =>
      resolveHost(`never-${at}.example.org`, cut.signal, { servers }),
    );
    const outcomes = Promise.allSettled(asked);
    const began = performance.now();
    expect((await readFile(import.meta.filename, "utf8")).length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(1000);
    cut.abort();
    expect((await outcomes).every(({ status }) => status === "rejected")).toBe(true);
    expect(performance.now() - began).toBeLessThan(2000);
    await expect(resolveHost("late.example.org", never, { servers, timeoutMs: 200 })).rejects.toThrow("No address");
  });
});

test("tries follow the schedule within a tenth, and end", () => {
  const now = new Date("2026-06-30T12:00:00Z");
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => (retryAt(tries, now, 0.5)?.getTime() ?? 0) - now.getTime());
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 36_000].map((seconds) => seconds * 1000));
  expect((retryAt(2, now, 0)?.getTime() ?? 0) - now.getTime()).toBe(retryMs[1] * 0.9);
  expect((retryAt(2, now, 1)?.getTime() ?? 0) - now.getTime()).toBe(Math.round(retryMs[1] * 1.1));
  expect(retryAt(8, now, 0.5)).toBeNull();
  expect(isGivenUp(new Date("2026-06-25T12:00:01Z"), now)).toBe(false);
  expect(isGivenUp(new Date("2026-06-25T12:00:00Z"), now)).toBe(true);
});

test("messages are signed as Standard Webhooks show it, by both secrets during an exchange", () => {
  // The example of the specification's own libraries.
  const secret = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
  const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: new Date(1_614_265_330_000), body: '{"test": 2432232314}' };
  const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  expect(signStandard([secret], message)).toEqual({
    "webhook-id": message.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": signature,
  });
  const both = signStandard([Buffer.from("new secret"), secret], message)["webhook-signature"]?.split(" ");
  expect(both).toHaveLength(2);
  expect(both?.[1]).toBe(signature);
});

test("DingTalk and Feishu find their own signatures where they look for them", () => {
  const at = new Date("2026-06-30T12:00:00Z");
  const url = signForDingtalk(new URL("https://oapi.dingtalk.com/robot/send?access_token=a"), "SEC1", at);
  expect(url.searchParams.get("timestamp")).toBe("1782820800000");
  // openssl: printf '1782820800000\nSEC1' | openssl dgst -sha256 -hmac SEC1 -binary | base64
  expect(url.searchParams.get("sign")).toBe("6b7cA3cXpO5zUhCq9ozYV5NgMDFsxiGgm0HZd/nkYCk=");
  // openssl: printf '' | openssl dgst -sha256 -hmac $'1782820800\nSEC1' -binary | base64
  expect(signForFeishu("SEC1", at)).toEqual({
    timestamp: "1782820800",
    sign: "dJX/PKLyA559ngbpSF6cWs4cpcj+ARMe951k7CqGx1w=",
  });
});

test.each(webhookKinds.filter((kind) => kind !== "generic"))(
  "what people write calls nobody and links nowhere at %s",
  (kind) => {
    const text = '<!channel> <at user_id="all"></at> [win](https://evil.example) @all';
    const message = {
      id: "1",
      type: "test",
      at: new Date(0),
      title: "Heard",
      text,
      link: "https://heard.test/a",
      subject: {},
    };
    const body = formBody(kind, message, { organisation: "acme", feishu: null });
    expect(body).not.toContain("<!channel>");
    expect(body).not.toContain("<at ");
    if (kind !== "slack") expect(body).not.toMatch(/\]\(https:\/\/evil|@all/);
    expect(body).toContain("https://heard.test/a");
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
  },
);

test("a chat that answers 200 and refuses inside has refused", () => {
  expect(isTaken("wecom", '{"errcode":0,"errmsg":"ok"}')).toBe(true);
  expect(isTaken("wecom", '{"errcode":93000}')).toBe(false);
  expect(isTaken("dingtalk", '{"errcode":310000}')).toBe(false);
  expect(isTaken("feishu", '{"code":0}')).toBe(true);
  expect(isTaken("feishu", "<html>")).toBe(false);
  expect(isTaken("slack", "ok")).toBe(true);
});
