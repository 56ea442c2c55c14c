import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Finding } from "./finding.ts";

/** Where an attack wants the product to go: whatever comes here was sent by the product. Wapiti's own question what came is answered with nothing. */
export type Listener = { endpointOf: (slug: string) => string; findings: () => Finding[]; close: () => Promise<void> };

export async function startListener(): Promise<Listener> {
  const came: { slug: string; path: string }[] = [];
  const server = createServer((incoming, reply) => {
    const [, slug = "", ...rest] = (incoming.url ?? "").split("/");
    if (/^get_\w+\.php/.test(rest.join("/"))) reply.setHeader("content-type", "application/json").end("{}");
    else {
      came.push({ slug, path: `${incoming.method} /${rest.join("/")}` });
      reply.end("heard");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpointOf: (slug) => `http://127.0.0.1:${port}/${slug}/`,
    findings: () =>
      came.map(({ slug, path }) => ({
        ...{ tool: "wapiti", severity: "critical", kind: "request of an attacker's", target: slug },
        ...{ parameter: null, detail: `the product asked the attacker's server: ${path}` },
      })),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
