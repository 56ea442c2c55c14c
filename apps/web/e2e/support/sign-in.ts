import { expect, type Page } from "@playwright/test";
import { paths } from "../../src/lib/paths.ts";
import { theInstallation } from "./installation.ts";

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;
const sessions = new Map<string, Cookies>();

/** Fills in the form and waits until the dashboard opens. */
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
  const kept = sessions.get(person.email);
  if (kept) {
    await page.context().addCookies(kept);
    return;
  }
  await page.goto(paths.signIn());
  await fillInSignIn(page, person);
  await expect(page).not.toHaveURL(/\/sign-in/);
  const { hostname } = new URL(theInstallation().url);
  const cookies = await page.context().cookies();
  sessions.set(
    person.email,
    cookies.filter(({ domain, name }) => domain === hostname && name.includes("session")),
  );
}

/** Forgets a kept session: the test ended it, by a new password, other roles or signing out everywhere. */
export function forgetSession(email: string): void {
  sessions.delete(email);
}
