import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { surveyGateway } from "@heard/api/testing/survey-guest";
import { everyType, surveyOf } from "@heard/api/testing/survey-page";
import { paths } from "../../src/lib/paths.ts";
import { theInstallation } from "./installation.ts";

/** A survey page that asks one question of each type, and what is kept of it. */
export type EveryQuestion = {
  address: string;
  kept: ReturnType<typeof surveyGateway>["kept"];
  close: () => Promise<void>;
};

/** Serves the pages of the gateway, with the script that it sends, over a survey that nobody would publish: one question of each type. */
export async function openEveryQuestion(): Promise<EveryQuestion> {
  const { app, kept } = surveyGateway(surveyOf(everyType.map(({ question }) => question)), {
    script: await scriptOfPages(),
  });
  const server = createServer(async (incoming, outgoing) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = incoming.method === "POST" ? Buffer.concat(pieces) : null;
    const reply = await app.request(incoming.url ?? "/", { method: incoming.method ?? "GET", headers, body });
    outgoing.writeHead(reply.status, Object.fromEntries(reply.headers));
    outgoing.end(Buffer.from(await reply.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: paths.surveyPage(`http://127.0.0.1:${port}`, "demo"),
    kept,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The one script of survey pages, as the gateway under test sends it. */
async function scriptOfPages(): Promise<string> {
  const html = await (await fetch(paths.surveyPage(theInstallation().gatewayUrl, "demo"))).text();
  const [, script] = /<script>([\s\S]*)<\/script>/.exec(html) ?? [];
  if (script === undefined) throw new Error(`The gateway sends its pages without a script: ${html.slice(0, 200)}`);
  return script;
}
