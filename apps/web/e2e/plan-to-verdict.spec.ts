import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Mailbox, openMailbox, readLetter } from "@heard/api/testing/mailbox";
import { dayNumber, dayOf } from "@heard/metrics";
import type { Browser, Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { commandLine, environmentOf } from "./support/heard.ts";
import { callProcedure, readProcedure } from "./support/own-organisation.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { fillInSignIn, leave } from "./support/sign-in.ts";
import { type Product, startProduct } from "./support/start-product.ts";
import { expect, test } from "./support/test.ts";

// An installation of its own, whose time the test moves.
test.use({ expectedErrors: /status of 4\d\d/ });

const [key, password] = ["teahouse", "correct horse battery"];
const start = "2026-07-01";
const [before, after] = [24, 6];
const shops = ["Belém", "Braga", "Chiado", "Faro", "Viseu"];
const eachPeriod = 12;
const dayIn = (period: number, n: number) => dayOf(dayNumber(start) + (period - before) * 28 + ((n * 2) % 28));

/** What the customers of a shop answer in a period; from the start on two of three in Chiado are delighted. */
function answersOf(shop: string, period: number): number[] {
  const place = shops.indexOf(shop);
  return Array.from({ length: eachPeriod }, (_, n) =>
    shop === "Chiado" && period >= before && n % 3 < 2 ? 10 : (n * 7 + period * 5 + place * 3) % 11,
  );
}

/** Who says something about a shop in a period, and where they get their letters. */
const guestOf = (shop: string, period: number) => `guest-${shops.indexOf(shop)}-${period}`;
const addressOf = (guest: string) => `${guest}@guests.example`;

let product: Product;
let mailbox: Mailbox;
let folder: string;
const clockFile = () => join(folder, "clock");
const setClock = (day: string) => writeFile(clockFile(), `${day}T08:30:00Z\n`);
test.beforeAll(async () => {
  test.setTimeout(400_000);
  folder = await mkdtemp(join(tmpdir(), "heard-clock-"));
  await setClock(start);
  mailbox = await openMailbox();
  product = await startProduct({ demo: null, clockFile: clockFile(), smtpUrl: mailbox.url });
});
test.afterAll(async () => {
  await product.stop();
  await mailbox.close();
  await rm(folder, { recursive: true });
});

/** The operator's command line of that installation, in its time. */
async function operator<Result>(...args: string[]): Promise<Result> {
  const env = { ...environmentOf(product.dataDir), HEARD_TEST_CLOCK: clockFile(), NODE_ENV: "test" };
  const { stdout } = await promisify(execFile)(commandLine.program, [commandLine.script, ...args, "--json"], { env });
  return JSON.parse(stdout);
}

async function send(apiKey: string, periods: readonly number[]): Promise<void> {
  const responses = periods.flatMap((period) =>
    shops.flatMap((shop) =>
      answersOf(shop, period).map((value, n) => ({
        ...{ externalId: `${shop}-${period}-${n}`, occurredOn: dayIn(period, n), segments: { shop } },
        scores: [{ metric: "nps", value }],
        ...(n === 0 ? { comments: [{ text: `Waited too long in ${shop}` }], customer: guestOf(shop, period) } : {}),
      })),
    ),
  );
  for (let at = 0; at < responses.length; at += 600) {
    const reply = await fetch(`${product.gatewayUrl}/api/v1/responses`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ source: "till", responses: responses.slice(at, at + 600) }),
    });
    expect(await reply.json()).toMatchObject({ rejected: 0, duplicate: 0 });
  }
}

async function signInAgain(page: Page, email: string): Promise<void> {
  await leave(page);
  await page.goto(product.url + paths.signIn());
  await fillInSignIn(page, { email, password });
  await expect(page).toHaveURL(product.url + paths.home(key));
}

async function councilMember(browser: Browser): Promise<Page> {
  const email = `rui@${key}.example`;
  const person = ["--organisation", key, "--email", email, "--name", "Rui Tavares", "--roles", "councilMember"];
  const { link } = await operator<{ link: string }>("member", "create", ...person);
  const page = await (await browser.newContext({ locale: "en" })).newPage();
  await page.goto(product.url + new URL(link).pathname);
  await page.getByLabel("New password").fill(password);
  await page.getByLabel("Repeat it").fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await fillInSignIn(page, { email, password });
  await expect(page).toHaveURL(product.url + paths.home(key));
  return page;
}

/** The same answers, judged by `reference/verdict.py`: another program, in another language, answer by answer. */
const vectors = new URL("../../../packages/metrics/reference/verdict-vectors.json", import.meta.url);
type Judged = {
  id: string;
  input: { units: { id: string; role: "plan" | "comparison"; strata: { hist: number[][] }[] }[] };
  expected: { verdict: string; strength: string; estimate: number; interval: [number, number] };
};
function judgedOutside(): Judged {
  const all: { vectors: Judged[] } = JSON.parse(readFileSync(vectors, "utf8"));
  const found = all.vectors.find(({ id }) => id === "the walk from a comment to a verdict");
  if (!found) throw new Error("The reference holds no vector of this walk");
  return found;
}
/** How often each point from 0 to 10 was given. */
const countsOf = (values: readonly number[]) =>
  Array.from({ length: 11 }, (_, point) => values.filter((value) => value === point).length);

const readVerdict = (page: Page) =>
  readProcedure<{
    verdict: { verdict: string; effect: { strength: string; estimate: number; interval: [number, number] } } | null;
    registered: { comparisonUnits: string[] };
  } | null>(page, key, `verdicts.ofPlan?input=${encodeURIComponent(JSON.stringify({ json: { planId: 1 } }))}`);

test("a plan goes from a comment to a verdict that equals one computed outside the product", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const owner = `ines@${key}.example`;
  await page.goto(product.url + paths.setUp());
  await page.getByLabel("Set-up code").fill(product.setUpCode());
  await page.getByLabel("Organisation").fill("Teahouse");
  await page.getByLabel("Your name").fill("Ines Duarte");
  await page.getByLabel("E-mail").fill(owner);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await expect(page).toHaveURL(product.url + paths.home(key));
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  expect(await callProcedure(page, key, "segments.createField", { key: "shop", name: { en: "Shop" } })).toBe(200);
  expect(await callProcedure(page, key, "council.update", { quorum: 1 })).toBe(200);
  const { key: apiKey } = await operator<{ key: string }>(
    ...["api-key", "create", "--organisation", key, "--name", "till", "--scopes", "responses:write"],
  );
  for (const guest of [guestOf("Chiado", before - 1), guestOf("Chiado", before - 2), guestOf("Faro", before - 1)])
    expect(await callProcedure(page, key, "contacts.create", { key: guest, email: addressOf(guest) })).toBe(200);
  await send(
    apiKey,
    Array.from({ length: before }, (_, period) => period),
  );

  await test.step("it is logged from a comment, gets a goal and is proposed", async () => {
    await page.goto(product.url + paths.comments(key, { period: "2026-06-01..2026-06-30", q: "Chiado" }));
    await page.locator("main .comment").first().waitFor();
    await page.keyboard.press("j");
    await page.getByRole("link", { name: "Log a plan" }).click();
    await page.getByLabel("What should change?").fill("Open the second till at noon");
    await page.getByLabel("Other teams have to help").check();
    await page.getByRole("button", { name: "Log it" }).click();
    await page.waitForURL(/improvement-plans\/1$/);
    const goal = { metric: "nps", method: "nps", unitField: "shop", planUnits: ["Chiado"], targetChange: 20 };
    expect(await callProcedure(page, key, "improvementPlans.setGoal", { planId: 1, goal })).toBe(200);
    expect(await callProcedure(page, key, "improvementPlans.update", { planId: 1, startsOn: start })).toBe(200);
    await page.reload();
    await page.getByRole("button", { name: "Propose to the council" }).click();
    await expect(page.getByText("is before the council")).toBeVisible();
  });

  await test.step("a member of the council approves it, and it runs", async () => {
    const theirs = await councilMember(browser);
    await theirs.goto(product.url + paths.council(key));
    await theirs.getByText("For", { exact: true }).click();
    await expect(theirs.getByText("Rui Tavares: For")).toBeVisible();
    await theirs.getByLabel("Reason, kept in the log").fill("Cheap, and it can be taken back");
    await theirs.getByRole("button", { name: "Approve" }).click();
    await expect(theirs.getByText("Plan 1 is approved")).toBeVisible();
  });

  await test.step("time passes, answers arrive, and the verdict is there", async () => {
    await setClock(dayOf(dayNumber(start) + after * 28));
    await send(
      apiKey,
      Array.from({ length: after }, (_, n) => before + n),
    );
    await setClock(dayOf(dayNumber(start) + after * 28 + 14));
    await signInAgain(page, owner);
    await expect
      .poll(async () => (await readVerdict(page))?.verdict?.verdict, { timeout: 60_000, intervals: [1_000] })
      .toBe("improved");
    await page.goto(product.url + paths.plan(key, 1));
    await expect(page.getByText(/in Chiado rose by [\d.]+ points more than/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("it equals the one that another program computed from the same answers", async () => {
    const { input, expected } = judgedOutside();
    for (const { id, strata } of input.units)
      expect(strata[0]?.hist).toEqual(Array.from({ length: before + after }, (_, at) => countsOf(answersOf(id, at))));
    const report = await readVerdict(page);
    const compared = input.units.flatMap(({ id, role }) => (role === "comparison" ? id : []));
    expect(report?.registered.comparisonUnits.toSorted()).toEqual(compared.toSorted());
    const { verdict, effect } = report?.verdict ?? {};
    expect([verdict, effect?.strength]).toEqual([expected.verdict, expected.strength]);
    expect(effect?.estimate).toBeCloseTo(expected.estimate, 6);
    expect(effect?.interval[0]).toBeCloseTo(expected.interval[0], 5);
    expect(effect?.interval[1]).toBeCloseTo(expected.interval[1], 5);
  });

  await test.step("the notice reaches exactly those whose comments led to it, and everybody can read it", async () => {
    await page.goto(product.url + paths.plan(key, 1));
    await page.getByRole("button", { name: "Write the notice" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name of the sender").fill("Teahouse");
    await dialog.getByLabel("Title", { exact: true }).fill("A second till at noon");
    await dialog.getByLabel("What they said, and what was done").fill("You waited too long. Now there are two tills.");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("One person: reached")).toBeVisible();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await dialog.getByRole("button", { name: "Send", exact: true }).click();
    const toGuests = () => mailbox.letters.filter(({ to }) => to.endsWith("@guests.example"));
    await expect.poll(() => toGuests().length, { timeout: 60_000, intervals: [1_000] }).toBeGreaterThan(0);
    expect(toGuests().map(({ to }) => to)).toEqual([addressOf(guestOf("Chiado", before - 1))]);
    const [letter] = toGuests();
    const { subject, text = "" } = await readLetter(letter ?? { raw: "" });
    expect([subject, text]).toEqual(["A second till at noon", expect.stringContaining("Now there are two tills.")]);
    expect(await callProcedure(page, key, "organisationSettings.update", { hasPublicNotices: true })).toBe(200);
    await page.reload();
    await page.getByRole("button", { name: "Show on the public page" }).click();
    await expect(page.getByText("On the public page since", { exact: false })).toBeVisible();
    const theirs = await (await browser.newContext({ locale: "en" })).newPage();
    await theirs.goto(`${product.gatewayUrl}/notices/${key}`);
    await expect(theirs.getByRole("heading", { name: "A second till at noon" })).toBeVisible();
    await expect(
      theirs.getByText("Measured afterwards: better than was to be expected.", { exact: false }),
    ).toBeVisible();
    await expectAccessible(theirs);
  });

  await test.step("the letter of the week tells its owner on the next Monday, and stops when they say so", async () => {
    await setClock("2027-01-04");
    const letters = () => mailbox.letters.filter(({ to, raw }) => to === owner && raw.includes("/unsubscribe/digest/"));
    await expect.poll(() => letters().length, { timeout: 60_000, intervals: [1_000] }).toBe(1);
    const [first] = letters();
    const { subject, text = "" } = await readLetter(first ?? { raw: "" });
    expect(subject).toContain("Teahouse: your week from 28 Dec 2026");
    expect(text).toMatch(/Plan 1 Open the second till at noon: Improved\. \+[\d.]+ points more than/);
    const stop = new RegExp(`${product.gatewayUrl}/unsubscribe/digest/\\S+`).exec(text)?.[0] ?? "";
    // Where nobody is signed in: the link is enough.
    const theirs = await (await browser.newContext({ locale: "en" })).newPage();
    await theirs.goto(stop);
    await theirs.getByRole("button", { name: "Send me no more" }).click();
    await expect(
      theirs.getByText("You get no letter of the week from Teahouse any more.", { exact: false }),
    ).toBeVisible();
    await signInAgain(page, owner);
    await page.goto(product.url + paths.myPart(key));
    await expect(page.getByRole("switch", { name: "Send me the letter of the week" })).not.toBeChecked();
  });
});
