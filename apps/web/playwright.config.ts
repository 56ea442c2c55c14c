import { defineConfig } from "@playwright/test";
import { installation } from "./e2e/support/installation.ts";

// The global set-up starts the product and finds the browser; what it found reaches this file, which every worker reads again, by the
// environment.
const found = installation();

/** Specs that only look, at an organisation that nobody changes meanwhile. */
const looking = ["**/every-path.spec.ts", "**/states.spec.ts", "**/set-up.spec.ts"];
/** Journeys in an organisation or an installation of their own: nobody meets them. */
const apart = [
  ...["supervisor", "plan-to-verdict", "people", "corrections", "rising", "council", "comments-to-themes"],
  ...["imports", "contacts", "survey-builder", "settings-catalogue", "identity-provider"],
].map((name) => `**/${name}.spec.ts`);
/** Takes the database away from everybody. */
const breaking = ["**/failing.spec.ts"];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./e2e/support/set-up.ts",
  workers: 2,
  projects: [
    // Journeys of the demo company change what the next one finds: one after another. Beside them go those that have a place of their own, and whoever looks.
    { name: "journeys", testIgnore: [...looking, ...breaking, ...apart], workers: 1 },
    { name: "apart", testMatch: apart, workers: 1 },
    { name: "pages", testMatch: looking, fullyParallel: true },
    { name: "failing", testMatch: breaking, dependencies: ["journeys", "apart", "pages"], workers: 1 },
  ],
  forbidOnly: process.env.CI === "true",
  // Once more where nobody watches; whatever needs it is named in the summary of the run.
  retries: process.env.CI ? 1 : 0,
  // Far longer than anything takes: a machine of two busy cores is slow, and not wrong.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    ...(found ? { baseURL: found.url, launchOptions: found.browser } : {}),
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Recording every step of every test costs as much as a third of the tests: a second try is recorded, a first one leaves its picture.
    trace: "on-first-retry",
  },
});
