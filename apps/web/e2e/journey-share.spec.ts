import { paths } from "../src/lib/paths.ts";
import { quarter } from "./support/listed-addresses.ts";
import { anotherBrowser } from "./support/newcomers.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

test("whoever has the link sees the journey without signing in, until it is revoked", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.journey("lanternway", quarter));
  await page.getByRole("button", { name: "Share by link" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("For whom").fill("Suppliers");
  await drawer.getByLabel("May be shown in pages of").fill("https://intranet.example.org");
  await drawer.getByRole("button", { name: "Make the link" }).click();
  const link = (await drawer.locator("code").first().textContent()) ?? "";
  expect(link).toContain("/share/");

  const guest = await anotherBrowser(browser);
  const answer = await guest.goto(link);
  const headers = answer?.headers() ?? {};
  expect(headers["content-security-policy"]).toContain("frame-ancestors https://intranet.example.org");
  expect(headers["x-frame-options"]).toBeUndefined();
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["cache-control"]).toContain("no-store");
  await expect(guest.getByRole("heading", { level: 1, name: "Journey of Lanternway Home" })).toBeVisible();
  await expect(guest.getByRole("article", { name: "Returns and refunds" })).toContainText("n =");
  await expect(guest.getByRole("main").getByRole("link", { name: /^(Comments|Log a plan|Where)/ })).toHaveCount(0);
  await expectAccessible(guest);
  await keepPicture(guest, "journey-shared");

  await drawer.getByRole("button", { name: "Revoke the link for Suppliers" }).click();
  await expect(drawer.getByText("Revoked").first()).toBeVisible();
  await guest.reload();
  await expect(guest.getByRole("heading", { level: 1, name: "This link opens nothing" })).toBeVisible();
});
