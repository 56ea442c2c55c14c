import { randomBytes } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { paths } from "../../src/lib/paths.ts";
import { awaitingPage } from "./awake.ts";
import { heard } from "./heard.ts";
import { theInstallation } from "./installation.ts";
import { fillInSignIn } from "./sign-in.ts";

/** What everybody who comes new chooses. */
export const password = "correct horse battery";

/** An organisation and its owner, made by the operator; the owner has chosen a password by the link and is signed in. */
export async function makeOwner(page: Page): Promise<{ key: string; email: string }> {
  const key = `people-${randomBytes(4).toString("hex")}`;
  const email = `ines@${key}.example`;
  await heard("organisation", "create", "--key", key, "--name", "Teahouse");
  const people = ["--organisation", key, "--email", email, "--name", "Ines Duarte", "--roles", "owner"];
  const { link } = await heard<{ link: string }>("member", "create", ...people);
  await page.goto(new URL(link).pathname);
  await page.getByLabel("New password").fill(password);
  await page.getByLabel("Repeat it").fill("something else");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("The two do not match")).toBeVisible();
  await page.getByLabel("Repeat it").fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await fillInSignIn(page, { email, password });
  await expect(page).toHaveURL(paths.home(key));
  return { key, email };
}

/** Another person with a browser of their own. */
export async function anotherBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: theInstallation().url, locale: "en" });
  return awaitingPage(await context.newPage());
}

/** Invites somebody, who is an employee in any case; gives the path of the link. */
export async function invite(page: Page, key: string, email: string, role?: string): Promise<string> {
  await page.goto(paths.settings.members(key));
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByLabel("E-mail").fill(email);
  if (role) await page.getByRole("checkbox", { name: new RegExp(`^${role}`) }).check();
  await page.getByRole("button", { name: "Make the invitation" }).click();
  const link = await page.getByRole("dialog").locator("code").innerText();
  await page
    .getByRole("contentinfo")
    .or(page.getByRole("dialog"))
    .getByRole("button", { name: "Close" })
    .first()
    .click();
  await expect(page.getByRole("row", { name: new RegExp(email) })).toBeVisible();
  return new URL(link).pathname;
}

/** Takes an invitation that is open on the page. */
export async function accept(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Accept" }).click();
}
