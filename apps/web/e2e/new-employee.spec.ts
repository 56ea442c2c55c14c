import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { bareFigures, countFigures } from "./support/bare-figures.ts";
import { accept, anotherBrowser, invite, makeOwner, password } from "./support/newcomers.ts";
import { callProcedure, readProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { fillInSignIn, leave } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

// What is refused, and the session that ends with a new grant.
test.use({ expectedErrors: /status of (401|403)/ });

/** Who answered, in every way in which the organisation knows it. */
const identity = { customer: "C-77-LIN-MEI", email: "lin.mei@customers.example", phone: "13912345678" };
const said = "The queue at the till was far too long";

/** Forty answers of the last weeks, by a customer who is known, with a comment that gives them away. */
async function takeAnswers(page: Page, organisation: string): Promise<void> {
  expect(await callProcedure(page, organisation, "sources.create", { name: "Till", key: "till" })).toBe(200);
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  await sendAnswers(
    organisation,
    "till",
    Array.from({ length: 40 }, (_, at) => ({
      occurredOn: day(2 + (at % 14)),
      customer: identity.customer,
      scores: [{ metric: "nps", value: at % 4 === 0 ? 3 : 9 }],
      comments: [{ text: `${said}. Write to ${identity.email} or call ${identity.phone}.` }],
    })),
  );
}

/** Everything that the server sends to this person: documents, parts of pages, replies. */
function listen(page: Page): () => Promise<string> {
  const bodies: Promise<string>[] = [];
  // What has ended: the stream that says when something is new stays open, and says no more than that.
  page.context().on("requestfinished", (request) => {
    // What has no body holds nothing.
    bodies.push(
      request
        .response()
        .then((response) => response?.text() ?? "")
        .catch(() => ""),
    );
  });
  return async () => (await Promise.all(bodies)).join("\n");
}

test("a new employee sees the scores at first sight, and nowhere who answered", async ({ page, browser }) => {
  const { key, email: owner } = await makeOwner(page);
  await takeAnswers(page, key);
  const link = await invite(page, key, `noor@${key}.example`);
  const theirs = await anotherBrowser(browser);
  const received = listen(theirs);
  await theirs.goto(link);
  await accept(theirs, "Noor Haddad");

  await test.step("the first view shows scores with n and interval, with nothing set and nothing pressed", async () => {
    await expect(theirs).toHaveURL(paths.home(key));
    const main = theirs.getByRole("main");
    await expect(main).toContainText("NPS");
    await expect(main).toContainText("n = 40");
    await expect.poll(() => countFigures(theirs)).toBeGreaterThan(0);
    expect(await bareFigures(theirs)).toEqual([]);
    await expectAccessible(theirs);
    await keepPicture(theirs, "new-employee-home");
  });

  await test.step("the number opens its responses", async () => {
    await theirs.goto(paths.scores(key, { trace: "nps" }));
    const drawer = theirs.getByRole("dialog");
    await expect(drawer).toContainText("÷ 40 answers");
    await expect(drawer).toContainText(said);
    await expect(drawer.locator('a[href*="/responses/"]').first()).toBeVisible();
  });

  const response = await test.step("comments are read without what gives a customer away", async () => {
    await theirs.goto(paths.comments(key));
    await expect(theirs.getByRole("main")).toContainText(said);
    await theirs.locator('main a[href*="/comments/"]').first().press("Enter");
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(/^Comment of /);
    await expect(theirs.getByRole("main")).toContainText(said);
    const href = await theirs.locator('main a[href*="/responses/"]').first().getAttribute("href");
    if (!href) throw new Error("no comment leads to its response");
    return href;
  });

  await test.step("a response says that a customer is known, and not who", async () => {
    await theirs.goto(response);
    await expect(theirs.getByRole("main")).toContainText("hidden: your roles do not include seeing customers’ names");
    await expect(theirs.getByRole("main")).toContainText(said);
  });

  await test.step("every place in the rail is open, and the people are not", async () => {
    const rail = theirs.getByRole("navigation").getByRole("link");
    const places = await rail.evaluateAll((links) => links.map((one) => one.getAttribute("href") ?? ""));
    expect(places).toEqual(expect.arrayContaining([paths.home(key), paths.scores(key), paths.comments(key)]));
    for (const place of places) {
      await theirs.goto(place);
      await expect(theirs.getByRole("heading", { level: 1 })).not.toHaveText("This page is not open to you");
    }
    for (const closed of [paths.customers(key), paths.suppressions(key), paths.settings.audit(key)]) {
      await theirs.goto(closed);
      await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This page is not open to you");
    }
    const comment = { responseId: response.split("/").at(-1), item: 0 };
    expect(await callProcedure(theirs, key, "comments.unmask", comment)).toBe(403);
  });

  const everything = await received();
  expect(everything).toContain(said);
  for (const part of Object.values(identity)) expect(everything).not.toContain(part);

  await test.step("it is there for whoever has been given the grant", async () => {
    type Member = { id: number; email: string };
    const members = await readProcedure<Member[]>(page, key, "members.list");
    const memberId = members.find((one) => one.email === owner)?.id;
    const grant = { roles: ["owner"], touchpointIds: null, canUnmask: false, canSeeCustomers: true };
    expect(await callProcedure(page, key, "members.update", { memberId, ...grant })).toBe(200);
    await leave(page);
    await page.goto(response);
    await fillInSignIn(page, { email: owner, password });
    await expect(page.getByRole("main")).toContainText(identity.customer);
  });
  await theirs.context().close();
});
