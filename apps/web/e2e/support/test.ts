import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";
import { awaitingPage } from "./awake.ts";
import { type DemoSignIn, readDemoSignIns } from "./demo-people.ts";
import { theInstallation } from "./installation.ts";
import { signIn } from "./sign-in.ts";

type Fixtures = {
  /** Signs this page in as the person of the demo company who has this role. */
  signInAs: (role: string) => Promise<DemoSignIn>;
  /** Errors in the browser that this test brings about: a failed request that it answers itself, a page that it asks for in vain. */
  expectedErrors: RegExp | null;
  /** Fails the test for an error in the browser's console, an uncaught one, or a reply that says the server broke. */
  quietBrowser: undefined;
};

export { expect } from "@playwright/test";

/** Playwright's test, in the installation under test. */
export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => use(awaitingPage(page)),
  expectedErrors: [null, { option: true }],
  quietBrowser: [
    async ({ page, expectedErrors }, use) => {
      const errors = listenForErrors(page);
      await use(undefined);
      expect(errors.filter((error) => !expectedErrors?.test(error))).toEqual([]);
    },
    { auto: true },
  ],
  signInAs: async ({ page }, use) => {
    await use(async (role) => {
      const person = demoPerson(role);
      await signIn(page, person);
      return person;
    });
  },
});

/** The person of the demo company who has a role. @throws Error naming those there are */
export function demoPerson(role: string): DemoSignIn {
  const people = readDemoSignIns(theInstallation().dataDir);
  const person = people.find((one) => one.role === role);
  if (!person)
    throw new Error(`Nobody of the demo company is "${role}"; there are ${people.map((one) => one.role).join(", ")}`);
  return person;
}

function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message: ConsoleMessage) => {
    // A link that opens nothing answers as gone, and every browser says so on its console.
    if (message.type() === "error" && !isGoneShare(message))
      errors.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500) errors.push(`status ${response.status()}: ${response.url()}`);
  });
  return errors;
}

const isGoneShare = (message: ConsoleMessage) =>
  message.text().includes("status of 404") && new URL(message.location().url).pathname.startsWith("/share/");
