import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { theInstallation } from "./installation.ts";

export type HostPage = { origin: string; close: () => Promise<void> };

/**
 * A page of a shop on an origin of its own, as strict as pages are and as careless about the style of what it does not know: nothing runs or is
 * asked that its policy does not name, and its rules would undo every button.
 */
export async function openHostPage(embed: { survey: string; language: string }): Promise<HostPage> {
  const { gatewayUrl } = theInstallation();
  const policy = [
    ...["default-src 'none'", "style-src 'self'", `script-src ${gatewayUrl}`, `connect-src ${gatewayUrl}`],
    ...["base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"],
    "trusted-types heard heard-html",
  ];
  const style =
    "*{letter-spacing:9px;text-transform:uppercase}button{background:red!important;display:none}section,form{display:none!important}p{margin:40px}";
  const html = (
    path: string,
  ) => `<!doctype html><html lang="${embed.language}"><head><meta charset="utf-8"><title>Shop</title>
<link rel="stylesheet" href="/style.css"><script async src="${gatewayUrl}/embed.js" data-survey="${embed.survey}"></script></head>
<body><main><h1>Lamps</h1><p>${path.replace(/[^a-z/]/g, "")}</p>${"<p>A lamp that lasts.</p>".repeat(20)}</main></body></html>`;
  const server = createServer((request, reply) => {
    const { pathname } = new URL(request.url ?? "/", "http://shop");
    if (pathname === "/style.css") reply.setHeader("Content-Type", "text/css").end(style);
    else {
      reply.setHeader("Content-Security-Policy", policy.join("; "));
      reply.setHeader("Content-Type", "text/html; charset=utf-8").end(html(pathname));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
