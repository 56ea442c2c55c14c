import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "@heard/db/embedded";
import { freePort } from "@heard/db/embedded/cluster";
import { startProduct } from "@heard/web/e2e/support/start-product.ts";
import type { RelayOptions } from "./relay.ts";

export type ScannedProduct = Pick<RelayOptions, "behind" | "publicUrl" | "ports"> & {
  databaseUrl: string;
  authSecret: string;
  /** What it wrote to its terminal; "" of one that ran already. */
  output: () => string;
  stop: () => Promise<void>;
};

/** The demo world of a scan always ends here, so that its addresses show something. */
const lastDay = "2026-06-30";

/**
 * The product with the demo company in a data folder of its own, which knows itself by the addresses of the relay and has it for its one trusted proxy.
 * With HEARD_SCAN_URL one that runs already, whose data folder HEARD_DATA_DIR is; it keeps the limits that it has for one address.
 */
export async function openProduct(log: (line: string) => void): Promise<ScannedProduct> {
  const ports = { web: await freePort(), gateway: await freePort() };
  const {
    HEARD_SCAN_URL: url,
    HEARD_GATEWAY_URL: gatewayUrl = "http://localhost:3001",
    HEARD_DATA_DIR: dataDir,
  } = process.env;
  if (url) {
    if (!dataDir)
      throw new Error(
        "HEARD_SCAN_URL is set, and HEARD_DATA_DIR is not: the scan makes an organisation of its own there",
      );
    const behind = { web: new URL(url), gateway: new URL(gatewayUrl) };
    return { behind, publicUrl: behind, ports, ...(await databaseOf(dataDir)), output: () => "", stop: async () => {} };
  }
  const publicUrl = {
    web: new URL(`http://localhost:${ports.web}`),
    gateway: new URL(`http://localhost:${ports.gateway}`),
  };
  log("starting the product with the demo company");
  const product = await startProduct({
    demo: { lastDay },
    settings: {
      HEARD_URL: publicUrl.web.origin,
      HEARD_GATEWAY_URL: publicUrl.gateway.origin,
      HEARD_TRUSTED_PROXIES: "1",
    },
  });
  return {
    behind: { web: new URL(product.url), gateway: new URL(product.gatewayUrl) },
    ...{ publicUrl, ports, output: product.output, stop: product.stop },
    ...(await databaseOf(product.dataDir)),
  };
}

async function databaseOf(dataDir: string): Promise<{ databaseUrl: string; authSecret: string }> {
  const file = join(dataDir, "auth-secret");
  const { AUTH_SECRET: given, DATABASE_URL: databaseUrl } = process.env;
  if (!given && !existsSync(file)) throw new Error(`HEARD_DATA_DIR is "${dataDir}", where no ${file} is`);
  const authSecret = existsSync(file) ? readFileSync(file, "utf8").trim() : (given ?? "");
  if (databaseUrl && process.env.HEARD_SCAN_URL) return { databaseUrl, authSecret };
  // It runs already, and is met there.
  const server = await startEmbedded({ dataDir });
  return { databaseUrl: await server.databaseUrl("heard"), authSecret };
}
