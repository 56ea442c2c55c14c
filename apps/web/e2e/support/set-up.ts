import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readDemoSignIns } from "./demo-people.ts";
import { findBrowser } from "./find-browser.ts";
import { publishInstallation } from "./installation.ts";
import { startProduct } from "./start-product.ts";

/** The demo world of the tests always ends here, so that its numbers are known. */
const lastDay = "2026-06-30";

/**
 * Starts the product on free ports with a fresh data folder, and a browser that works. With HEARD_E2E_URL and HEARD_E2E_DATA_DIR the tests
 * look at an installation that runs already, and leave it running.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const browser = await findBrowser();
  const sessionsFile = join(await mkdtemp(join(tmpdir(), "heard-e2e-sessions-")), "sessions.json");
  const forget = () => rm(dirname(sessionsFile), { recursive: true, force: true });
  const { HEARD_E2E_URL: url, HEARD_E2E_GATEWAY_URL: gatewayUrl, HEARD_E2E_DATA_DIR: dataDir } = process.env;
  if (url && dataDir) {
    publishInstallation({ url, gatewayUrl: gatewayUrl ?? "http://localhost:3001", dataDir, browser, sessionsFile });
    readDemoSignIns(dataDir);
    return forget;
  }
  const product = await startProduct({ demo: { lastDay } });
  publishInstallation({ ...product, browser, sessionsFile });
  return () => product.stop().finally(forget);
}
