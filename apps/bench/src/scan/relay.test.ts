import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { distinct, type Finding, withoutSecrets } from "./finding.ts";
import { passHeader, startRelay } from "./relay.ts";

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("the relay signs in its own scan and nobody else, and the product hears nothing of the pass", async () => {
  const came: IncomingHttpHeaders[] = [];
  const behind = await listening(
    createServer((incoming, reply) => {
      came.push(incoming.headers);
      reply.end("served");
    }),
  );
  const ports = { web: await freePort(), gateway: await freePort() };
  const both = (port: number) => ({
    web: new URL(`http://localhost:${port}`),
    gateway: new URL(`http://localhost:${port}`),
  });
  const relay = await startRelay({
    ...{ behind: both(behind), publicUrl: both(1), ports, apiKey: "heard_key", pass: "of-the-scan" },
    signIn: async () => ({ cookie: "heard-session=1", csrf: "2" }),
  });
  onTestFinished(() => relay.close());
  const ask = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${ports.web}/home`, { headers });
  expect((await ask({})).status).toBe(403);
  expect((await ask({ [passHeader]: "guessed" })).status).toBe(403);
  expect(came).toEqual([]);
  expect(await (await ask({ [passHeader]: "of-the-scan" })).text()).toBe("served");
  expect(came).toMatchObject([{ cookie: "heard-session=1" }]);
  expect(came[0]).not.toHaveProperty(passHeader);
});

test("no token stands in what is reported", () => {
  const [token, link] = ["sig.7f1a6a50", "a+b/c=="];
  const finding: Finding = {
    ...{ tool: "wapiti", severity: "low", kind: "Backup file", target: "screen sharedJourney", parameter: null },
    detail: `found (GET /share/${token}?t=${encodeURIComponent(link)})`,
  };
  const [shown] = withoutSecrets(distinct([finding]), [token, link]);
  expect(shown).toEqual({ ...finding, detail: "found (GET /share/…?t=…)" });
});
