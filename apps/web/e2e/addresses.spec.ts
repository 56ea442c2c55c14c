import { paths } from "../src/lib/paths.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
/** The last year of the demo company, by its days: a year back from today would leave it one day. */
const year = "2025-07-01..2026-06-30";

/** What may stand in an address after a slip, a bad link or bad will, as a browser sends it. */
const typed = [
  "nope",
  "%F0%9F%98%80",
  "%00",
  "__proto__",
  "2026-10-31..2026-08-01",
  "-1",
  "a".repeat(2000),
  "1;days=x",
];
const parameters = {
  [paths.scores(demo)]: [
    ...["period", "compare", "source", "stage", "touchpoint", "channel", "mode", "language", "segment.region"],
    ...["segment.nope", "metric", "method", "by", "sort", "journey", "trace"],
  ],
  [paths.comments(demo)]: ["q", "period", "touchpoint", "segment.nope", "language", "score"],
  [paths.settings.audit(demo)]: ["actor", "verb", "subject", "id", "from", "to"],
  [paths.home(demo)]: ["trace"],
};
const whole = [
  paths.scores(demo, { period: "0000-01-01..0001-01-01" }),
  paths.scores(demo, { period: "1900-01-01..2999-12-31" }),
  paths.scores(demo, { method: "nps", metric: "csat" }),
  `${paths.scores(demo)}?touchpoint=a&touchpoint=b`,
  `${paths.comments(demo)}?score=nope:0..6`,
  `${paths.settings.audit(demo)}?from=0000-01-01&to=2026-02-31`,
  ...typed.flatMap((one) => [`/${demo}/responses/${one}`, `/${demo}/data/imports/${one}`, `/${one}`]),
];

/** The number by which a page names an error of the server; a page that is not found has a word. */
const brokenPage = /data-dgst="(?!NEXT_)[^"]+"/;

test("no address breaks a screen", async ({ page, signInAs }) => {
  test.setTimeout(400_000);
  await signInAs("owner");
  const addresses = [
    ...Object.entries(parameters).flatMap(([at, names]) =>
      names.flatMap((name) => typed.map((value) => `${at}?${name}=${value}`)),
    ),
    ...whole,
  ];
  const broken: string[] = [];
  for (const address of addresses) {
    const reply = await page.request.get(address);
    if (reply.status() >= 500 || brokenPage.test(await reply.text())) broken.push(address.slice(0, 100));
  }
  expect(broken).toEqual([]);
});

test("what an address names and nobody has is said, left out, and taken out of the address", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { period: year, touchpoint: ["returns", "nope"], metric: "mood" }));
  const note = page.getByRole("status").filter({ hasText: "left out" });
  await expect(note.getByRole("listitem")).toHaveText(["Metric: “mood”", "Touchpoint: “nope”"]);
  await expect(page.getByRole("search", { name: "Filters" })).toContainText("Returns and refunds");
  await note.getByRole("link", { name: "Take it out of the address" }).click();
  await expect(page).toHaveURL(/\/scores\?period=2025-07-01\.\.2026-06-30&touchpoint=returns$/);
  await expect(note).toBeHidden();

  await page.goto(paths.comments(demo, { period: year, channel: "nope", q: "refund" }));
  await expect(note.getByRole("listitem")).toHaveText(["Channel: “nope”"]);
  await expect(page.locator("[data-comment]").first()).toBeVisible();
  await note.getByRole("link").click();
  await expect(page).toHaveURL(/\/comments\?q=refund&period=2025-07-01\.\.2026-06-30$/);
  await expect(note).toBeHidden();
});

test("a notice stands over an open trace, and can be closed there", async ({ page, signInAs, context }) => {
  await signInAs("cxLeader");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(paths.scores(demo, { period: year, trace: "csat" }));
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: "Copy link" }).click();
  const notice = drawer.getByText("Copied");
  await expect(notice).toBeVisible();
  await notice.locator("..").getByRole("button", { name: "Close" }).click();
  await expect(notice).toBeHidden();
  await drawer.getByRole("button", { name: "Copy link" }).click();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page.getByText("Copied")).toBeVisible();
});

test("on a phone the end of a trend says its n and its interval", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(paths.scores(demo, { period: year }));
  await expect(page.locator("[data-end]").first()).toHaveText(/n = [\d,]+ · .*\d/);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.locator("[data-end]").first()).toBeHidden();
});

test("a touchpoint that nothing listens to is told from one that was quiet", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { period: year, metric: "csat" }));
  const unheard = page.getByRole("row", { name: /Social/ }).getByRole("link", { name: "No listening path" });
  await expect(unheard).toHaveAttribute("href", paths.listening(demo));
  await expect(page.getByRole("row", { name: /Returns/ })).not.toContainText("No listening path");
});
