import { once } from "node:events";
import { createInterface } from "node:readline";
import { spawnScript } from "./generate.ts";
import { createRequests } from "./requests.ts";

/** One answer of the gateway to one response, as it is: what the bare server answers to all. */
async function answerOf(port: number, key: string): Promise<{ status: number; headers: object; body: string }> {
  const [, body = ""] = createRequests({ kind: "responses" }, { port, key })().split("\r\n\r\n");
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/responses`, {
    ...{ method: "POST", body },
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
  });
  const text = await reply.text();
  if (reply.status !== 200 || !text.includes(`"accepted":1`))
    throw new Error(`The gateway answered ${reply.status} ${text}`);
  // Those that every server of Node writes itself stay out.
  const own = ["date", "connection", "keep-alive", "transfer-encoding"];
  const headers = Object.fromEntries([...reply.headers].filter(([name]) => !own.includes(name)));
  return { status: reply.status, headers, body: text };
}

/** A server that parses the same bodies as this gateway and answers the same bytes. */
export async function startBareServer(gatewayPort: number, key: string): Promise<{ port: number; stop: () => void }> {
  const child = spawnScript("./bare-server.ts", await answerOf(gatewayPort, key));
  const [line] = await once(createInterface(child.stdout), "line");
  return { port: Number(line), stop: () => child.kill("SIGTERM") };
}
