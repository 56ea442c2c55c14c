import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { paths } from "../../src/lib/paths.ts";
import { theInstallation } from "./installation.ts";

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;

/** Fills in the form and sends it. */
export async function fillInSignIn(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs a page in; a person's session is kept for the tests after, since signing in is slow on purpose and its tries are counted. */
export async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  const kept = keptSessions()[person.email];
  if (kept) {
    await page.context().addCookies(kept);
    return;
  }
  // Whoever is signed in already is led on from the form.
  await page.context().clearCookies({ name: /session/ });
  await page.goto(paths.signIn());
  await fillInSignIn(page, person);
  await expect(page).not.toHaveURL(/\/sign-in/);
  const cookies = (await page.context().cookies()).filter(({ name }) => name.includes("session"));
  keep({ ...keptSessions(), [person.email]: cookies });
}

/** Ends what a page is signed in by. It is left first: what an open page still asks for would be refused, and it would go to the sign-in by itself. */
export async function leave(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
}

function keptSessions(): Record<string, Cookies> {
  const { sessionsFile } = theInstallation();
  return existsSync(sessionsFile) ? JSON.parse(readFileSync(sessionsFile, "utf8")) : {};
}

/** Another worker may be reading: it finds the file as it was or as it is. */
function keep(sessions: Record<string, Cookies>): void {
  const { sessionsFile } = theInstallation();
  const next = `${sessionsFile}.${process.pid}`;
  writeFileSync(next, JSON.stringify(sessions), { mode: 0o600 });
  renameSync(next, sessionsFile);
}
