import type { LaunchOptions } from "@playwright/test";

/** The installation under test, and the browser that looks at it. */
export type Installation = {
  url: string;
  gatewayUrl: string;
  dataDir: string;
  browser: LaunchOptions;
  /** Where the sessions of this run are kept for its workers. */
  sessionsFile: string;
};

const variable = "HEARD_E2E_INSTALLATION";

/** What the set-up started; `null` before it has run. */
export function installation(): Installation | null {
  const text = process.env[variable];
  return text ? JSON.parse(text) : null;
}

/** Hands the installation to the workers, which inherit this environment. */
export function publishInstallation(found: Installation): void {
  process.env[variable] = JSON.stringify(found);
}

/** The installation under test. @throws Error outside a run */
export function theInstallation(): Installation {
  const found = installation();
  if (!found) throw new Error("No installation runs: start the tests with npm run e2e");
  return found;
}
