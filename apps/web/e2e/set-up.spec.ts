import { paths } from "../src/lib/paths.ts";
import { lookAround } from "./support/look-around.ts";
import { type Product, startProduct } from "./support/start-product.ts";
import { expect, test } from "./support/test.ts";

// A second installation beside the one under test, in which there is nobody yet: only there this page is shown.
test.describe.configure({ mode: "serial" });
test.use({ expectedErrors: /status of 4\d\d/ });

let product: Product;
test.beforeAll(async () => {
  test.setTimeout(400_000);
  product = await startProduct({ demo: null });
});
test.afterAll(() => product.stop());

test("setUp: on a desk, in the dark, on a phone and in each language", async ({ page }) => {
  await lookAround(page, {
    ...{ name: "setUp", url: product.url, heading: "Set up Heard" },
    open: async () => {
      // Whoever comes first is led here, wherever they wanted to go.
      await page.goto(product.url);
      expect(new URL(page.url()).pathname).toBe(paths.setUp());
    },
  });
});

test("a wrong code opens nothing; the one of the log makes the first organisation and its owner, once", async ({
  page,
}) => {
  await page.goto(product.url + paths.setUp());
  await expect(page.getByRole("heading", { level: 1, name: "Set up Heard" })).toBeVisible();
  await page.getByLabel("Set-up code").fill("AAAA-AAAA");
  await page.getByLabel("Organisation").fill("Teahouse");
  await page.getByLabel("Your name").fill("Ines Duarte");
  await page.getByLabel("E-mail").fill("ines@teahouse.example");
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await expect(page.getByText("This is not the set-up code. It stands in the log of the server.")).toBeVisible();

  await page.getByLabel("Set-up code").fill(product.setUpCode());
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await expect(page).toHaveURL(product.url + paths.home("teahouse"));
  await expect(page.getByRole("main").getByRole("link", { name: "Import a file" })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(product.url + paths.setUp());
  expect(new URL(page.url()).pathname).toBe(paths.signIn());
});
