import { defineConfig } from "@playwright/test";
import { installation } from "./e2e/support/installation.ts";

// The global set-up starts the product and finds the browser; what it found reaches this file, which every worker reads again, by the
// environment.
const found = installation();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./e2e/support/set-up.ts",
  // One product, one database, two cores: tests that ran side by side would only wait for each other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI === "true",
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...(found ? { baseURL: found.url, launchOptions: found.browser } : {}),
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
