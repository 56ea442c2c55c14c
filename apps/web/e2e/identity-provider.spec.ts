import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { commandLine, environmentOf } from "./support/heard.ts";
import { clientId, clientSecret, type IdentityProvider, openIdentityProvider } from "./support/identity-provider.ts";
import { password } from "./support/newcomers.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { fillInSignIn, leave } from "./support/sign-in.ts";
import { type Product, startProduct } from "./support/start-product.ts";
import { expect, test } from "./support/test.ts";

const key = "teahouse";
const email = `ines@${key}.example`;
const ines = { sub: "ines-at-the-provider", email, email_verified: true, name: "Ines Duarte" };

// An installation of its own, whose people sign in elsewhere.
let provider: IdentityProvider;
let product: Product;
let passwordPath: string;
test.beforeAll(async () => {
  test.setTimeout(400_000);
  provider = await openIdentityProvider();
  product = await startProduct({
    demo: null,
    settings: {
      ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret },
      OIDC_NAME: "Teahouse ID",
    },
  });
  const env = environmentOf(product.dataDir);
  const operator = (...args: string[]) =>
    promisify(execFile)(commandLine.program, [commandLine.script, ...args], { env });
  await operator("organisation", "create", "--key", key, "--name", "Teahouse");
  const person = ["--organisation", key, "--email", email, "--name", "Ines Duarte", "--roles", "owner", "--json"];
  const { stdout } = await operator("member", "create", ...person);
  passwordPath = new URL(JSON.parse(stdout).link).pathname;
});
test.afterAll(async () => {
  await product.stop();
  await provider.close();
});

async function signInElsewhere(page: Page): Promise<void> {
  await page.goto(product.url + paths.signIn());
  await page.getByRole("button", { name: "Sign in with Teahouse ID" }).click();
}

// What is refused is answered with its status.
test.use({ expectedErrors: /status of 4\d\d/ });

test("a member comes in through the provider, is known there by its subject from then on, and leaves again", async ({
  page,
}) => {
  provider.signsIn(ines);
  await signInElsewhere(page);
  await expect(page).toHaveURL(product.url + paths.home(key));
  await page.goto(product.url + paths.account());
  const known = page.getByRole("table", { name: "Sign-ins elsewhere" }).getByRole("row", { name: provider.issuer });
  await expect(known).toContainText(ines.sub);
  await leave(page);
  // Another address by now, and still the same person.
  provider.signsIn({ ...ines, email: "ines@elsewhere.example" });
  await signInElsewhere(page);
  await expect(page).toHaveURL(product.url + paths.home(key));
});

test("what a member took off their account opens it no more, until they link it again by their password", async ({
  page,
}) => {
  await page.goto(product.url + passwordPath);
  await page.getByLabel("New password").fill(password);
  await page.getByLabel("Repeat it").fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  provider.signsIn(ines);
  await signInElsewhere(page);
  await expect(page).toHaveURL(product.url + paths.home(key));
  await page.goto(product.url + paths.account());
  await page.getByRole("button", { name: `Remove: ${provider.issuer}` }).click();
  await expect(page.getByText("It opens this account no more.")).toBeVisible();
  await leave(page);
  await signInElsewhere(page);
  await expect(page.getByText("You took this sign-in off your account.")).toBeVisible();

  await fillInSignIn(page, { email, password });
  await expect(page).toHaveURL(product.url + paths.home(key));
  await page.goto(product.url + paths.account());
  await page.getByRole("button", { name: "Link again" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Present password").fill("not this one");
  await dialog.getByRole("button", { name: "Link again" }).click();
  await expect(dialog.getByText("The present password does not fit.")).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "link-again");
  await dialog.getByLabel("Present password").fill(password);
  await dialog.getByRole("button", { name: "Link again" }).click();
  await expect(page.getByText("It opens this account again.")).toBeVisible();
  await leave(page);
  await signInElsewhere(page);
  await expect(page).toHaveURL(product.url + paths.home(key));
});

test("whoever the provider knows and no organisation does stays outside, and so does who only says to be somebody", async ({
  page,
}) => {
  provider.signsIn({ sub: "stranger", email: "stranger@example.org", email_verified: true });
  await signInElsewhere(page);
  await expect(page.getByText("Teahouse ID knows you, but this address is not a member here.")).toBeVisible();
  provider.signsIn({ sub: "pretender", email, email_verified: false });
  await signInElsewhere(page);
  await expect(page.getByText("this address is not a member here")).toBeVisible();
  provider.signsIn({ sub: "pretender", email });
  await signInElsewhere(page);
  await expect(page.getByText("this address is not a member here")).toBeVisible();
});

test("an answer that was made for another sign-in opens nothing", async ({ page }) => {
  provider.signsIn({ ...ines, nonce: "of another sign-in" });
  await signInElsewhere(page);
  await expect(page.getByText("The sign-in at Teahouse ID did not succeed.")).toBeVisible();
  provider.signsIn(ines);
  const callback = new URL("/api/auth/callback/oidc", product.url);
  callback.search = "?code=stolen&state=made-up";
  await page.goto(callback.href);
  await expect(page.getByText("The sign-in at Teahouse ID did not succeed.")).toBeVisible();
  await page.goto(product.url + paths.home(key));
  await expect(page).toHaveURL(/\/sign-in/);
});
