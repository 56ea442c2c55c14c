import { createHmac } from "node:crypto";
import { get } from "node:http";
import { text } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import { paths, personKey } from "../src/lib/paths.ts";
import { theInstallation } from "./support/installation.ts";
import { accept, anotherBrowser, invite, makeOwner, password } from "./support/newcomers.ts";
import { callProcedure } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/page-checks.ts";
import { codeOf } from "./support/second-step.ts";
import { fillInSignIn, leave } from "./support/sign-in.ts";
import { demoPerson, expect, test } from "./support/test.ts";

// A wrong password, a session that has ended, a key that is taken: refusals, each answered with its status.
test.use({ expectedErrors: /status of (400|401|403|404|409|412)/ });

/** Visits an address with a session that has ended. The page that stands open may notice by itself and be on its way already, which calls a visit off. */
async function visitInVain(page: Page, address: string): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(page).toHaveURL(/\/sign-in/);
  }).toPass();
}

/** What one's own account answers to whoever shows this as their session. */
async function statusWith(token: string): Promise<number> {
  const headers = { cookie: `heard-session=${token}` };
  return (await fetch(`${theInstallation().url}${paths.trpc(personKey)}/account.get`, { headers })).status;
}

/** Sessions that nobody gave out: unsigned, signed by what anybody may know, cut and mixed. */
function forgedSessions(real: string): Record<string, string> {
  const claim = { userId: 1, sessionId: "01900000-0000-7000-8000-000000000000", version: 1, until: Date.now() + 1e9 };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = (secret: string) => {
    const body = `${part({ alg: "HS256", typ: "JWT" })}.${part(claim)}`;
    return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
  };
  const [head = "", ...rest] = real.split(".");
  const words = rest[2] ?? "";
  return {
    unsigned: `${part({ alg: "none", typ: "JWT" })}.${part(claim)}.`,
    "unsigned, without its end": `${part({ alg: "None" })}.${part(claim)}`,
    "signed with nothing": signed(""),
    "signed with a word": signed("secret"),
    "with another head": [part({ alg: "dir", enc: "A128CBC-HS256" }), ...rest].join("."),
    "without a tag": [head, ...rest.slice(0, -1), ""].join("."),
    "with a changed text": [
      head,
      ...rest.slice(0, 2),
      `${words.startsWith("A") ? "B" : "A"}${words.slice(1)}`,
      rest[3],
    ].join("."),
    "cut short": real.slice(0, -4),
    nothing: "",
  };
}

async function chooseAction(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `What can be done with ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("an owner invites somebody, gives them other roles, and takes them out; each takes hold at once", async ({
  page,
  browser,
}) => {
  const { key } = await makeOwner(page);
  const link = await invite(page, key, `wei@${key}.example`, "CX leader");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  const theirs = await anotherBrowser(browser);
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "Teahouse invites you" })).toBeVisible();
  await expect(theirs.getByText(/Ines Duarte invites .* as Employee and CX leader/)).toBeVisible();
  await expectAccessible(theirs);
  await accept(theirs, "Wei Chen");
  await expect(theirs).toHaveURL(paths.home(key));
  await theirs.goto(paths.settings.members(key));
  await expect(theirs.getByRole("heading", { name: "This page is not open to you" })).toBeVisible();

  await page.reload();
  await chooseAction(page, "Wei Chen", "Change roles");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "dialog[open]");
  await page.getByRole("checkbox", { name: /^Survey administrator/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /Wei Chen.*Survey administrator/ })).toBeVisible();
  await visitInVain(theirs, paths.scores(key));
  await expect(theirs).toHaveURL(/\/sign-in\?returnTo=/);
  await fillInSignIn(theirs, { email: `wei@${key}.example`, password });
  await expect(theirs).toHaveURL(paths.scores(key));

  await chooseAction(page, "Wei Chen", "Remove");
  await page.getByLabel(/Metrics and views of Wei Chen go to/).selectOption({ label: "Ines Duarte" });
  await page.getByRole("button", { name: "Remove Wei Chen" }).click();
  await expect(page.getByRole("row", { name: /Wei Chen/ })).toHaveCount(0);
  await visitInVain(theirs, paths.home(key));
  // Their password still fits, and opens nothing here.
  await fillInSignIn(theirs, { email: `wei@${key}.example`, password });
  await expect(theirs.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await theirs.getByRole("link", { name: "Go to Home" }).click();
  await expect(theirs.getByText("you are not a member of any organisation")).toBeVisible();
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: /This invitation has been used/ })).toBeVisible();
  await theirs.context().close();
});

test("somebody with an account accepts with it, and switches between their organisations", async ({
  page,
  browser,
}) => {
  const mine = await makeOwner(page);
  const theirs = await anotherBrowser(browser);
  const other = await makeOwner(theirs);
  const link = await invite(page, mine.key, other.email, "Team member");
  await page.goto(link);
  await expect(page.getByText("The invitation is for somebody else")).toBeVisible();
  await theirs.goto(link);
  await theirs.getByRole("button", { name: "Accept as Ines Duarte" }).click();
  await expect(theirs).toHaveURL(paths.home(mine.key));
  await theirs.getByRole("button", { name: /^Heard Teahouse/ }).click();
  await expect(
    theirs.getByRole("menuitemradio").or(theirs.getByRole("menuitem")).filter({ hasText: "Teahouse" }),
  ).toHaveCount(2);
  await theirs.keyboard.press("Escape");
  await theirs.goto(paths.account());
  await expect(theirs.getByRole("row", { name: /Teahouse.*Owner/ })).toContainText("You are the last owner");
  const employed = theirs.getByRole("row", { name: /Teahouse.*Team member/ });
  await employed.getByRole("button", { name: "Leave" }).click();
  await theirs.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(theirs).toHaveURL(/\/sign-in/);
  await fillInSignIn(theirs, { email: other.email, password });
  await expect(theirs).toHaveURL(paths.home(other.key));
  await theirs.context().close();
});

test("my account: a name, a language that follows me, a password, and my sessions", async ({ page, browser }) => {
  const { key, email } = await makeOwner(page);
  const second = await anotherBrowser(browser);
  await second.goto(paths.signIn());
  await fillInSignIn(second, { email, password });
  await expect(second).toHaveURL(paths.home(key));

  await page.goto(paths.account());
  await expectAccessible(page);
  await expect(page.getByRole("row", { name: /this one/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Chrome/ })).toHaveCount(2);
  await page.getByLabel("Name").fill("伊內斯");
  await page.getByLabel("Language").selectOption({ label: "繁體中文" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "我的帳號" })).toBeVisible();
  await second.reload();
  await expect(second.locator("html")).toHaveAttribute("lang", "zh-Hant");
  await page.getByLabel("語言").selectOption("");
  await page.getByRole("button", { name: "儲存" }).click();
  await expect(page.getByRole("heading", { name: "My account" })).toBeVisible();

  await page.getByLabel("Present password").fill("not it");
  await page.getByLabel("New password").fill("a whole new password");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("The present password does not fit")).toBeVisible();
  await page.getByLabel("Present password").fill(password);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("One other session has ended")).toBeVisible();
  await visitInVain(second, paths.home(key));
  await fillInSignIn(second, { email, password });
  await expect(second.getByText("E-mail and password do not fit.")).toBeVisible();

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await second.context().close();
});

test("a second step of signing in: switched on with a code, asked for, and passed by a recovery code", async ({
  page,
}) => {
  const { key, email } = await makeOwner(page);
  expect(await callProcedure(page, key, "organisationSettings.update", { demandsSecondFactor: true })).toBe(200);
  await page.goto(paths.home(key));
  await expect(page).toHaveURL(paths.account({ organisation: key }));
  await expect(page.getByText("asks its members for a second step")).toBeVisible();
  expect(await callProcedure(page, key, "organisationSettings.update", { demandsSecondFactor: false })).toBe(403);
  await page.getByRole("button", { name: "Switch on" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Present password").fill(password);
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog.getByRole("img", { name: "QR code for your application" })).toBeVisible();
  await expectAccessible(page);
  const secret = (await dialog.getByRole("code").textContent()) ?? "";
  const firstCode = codeOf(secret, new Date());
  await dialog.getByLabel("Code", { exact: true }).fill(firstCode);
  await dialog.getByRole("button", { name: "Switch on" }).click();
  const codes = dialog.getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [recoveryCode = "", spareCode = ""] = await codes.allTextContents();
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left")).toBeVisible();
  await page.getByRole("link", { name: /^Go on to/ }).click();
  await expect(page).toHaveURL(paths.home(key));

  await leave(page);
  await page.goto(paths.signIn());
  await fillInSignIn(page, { email, password });
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
  await expectAccessible(page);
  // The code that switched it on is used up.
  await page.getByLabel("Code").fill(firstCode);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("This code does not fit, or it has been used.")).toBeVisible();
  await page.getByLabel("Code").fill(recoveryCode);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(paths.home(key));
  await page.goto(paths.account());
  await expect(page.getByText("9 recovery codes are left")).toBeVisible();
  await page.getByRole("button", { name: "New recovery codes" }).click();
  await dialog.getByLabel("Present password").fill(password);
  await dialog.getByLabel("Code").fill(spareCode);
  await dialog.getByRole("button", { name: "Get new codes" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(10);
  const renewed = (await dialog.getByRole("listitem").first().textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left")).toBeVisible();
  await page.getByRole("button", { name: "Switch off" }).click();
  await dialog.getByLabel("Present password").fill(password);
  await dialog.getByLabel("Code").fill(renewed);
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("The second step is off.")).toBeVisible();
});

test("a session is the server's: a copied cookie dies with it, and the browser can write nothing into it", async ({
  page,
}) => {
  const { key, email } = await makeOwner(page);
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === "heard-session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", secure: false, path: "/" });
  const update = await page.evaluate(async () => {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const body = JSON.stringify({
      csrfToken,
      data: { userId: 1, version: 1, email: "mara.okafor@lanternway.example" },
    });
    const reply = await fetch("/api/auth/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return reply.json();
  });
  expect(Object.keys(update)).toEqual(["expires"]);
  await page.goto(paths.account());
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  const real = session?.value ?? "";
  for (const [what, token] of Object.entries(forgedSessions(real))) expect(await statusWith(token), what).toBe(401);
  expect(await statusWith(real), "the session itself").toBe(200);

  const copied = (await page.context().cookies()).filter(({ name }) => name === "heard-session");
  await page.goto(paths.home(key));
  await page.getByRole("button", { name: /Ines Duarte/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(copied);
  await page.goto(paths.account());
  await expect(page).toHaveURL(/\/sign-in/);
});

test("signing in leads back to the view that was asked for, and never elsewhere", async ({ page }) => {
  // Somebody whom no other test takes into an organisation of its own.
  const { email, password: own } = demoPerson("cxLeader");
  const view = `${paths.scores("lanternway")}?period=2026-04-01..2026-06-30`;
  await page.goto(view);
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  await fillInSignIn(page, { email, password: own });
  await expect(page).toHaveURL(view);
  await page.goto(`${paths.signIn()}?returnTo=//evil.test/`);
  await expect(page).toHaveURL(paths.home("lanternway"));
});

test("the demo sign-ins are one press away on this machine, and unknown to whoever comes from elsewhere", async ({
  page,
}) => {
  await page.goto(paths.signIn());
  await page.getByRole("button", { name: demoPerson("cxLeader").name }).click();
  await expect(page).toHaveURL(paths.home("lanternway"));
  expect(await askedAs("heard.example")).not.toContain("lanternway.example");
  expect(await askedAs("localhost")).toContain("lanternway.example");
});

/** The page for signing in, asked for under another name: `fetch` does not let a Host header be chosen. */
function askedAs(host: string): Promise<string> {
  const { port } = new URL(theInstallation().url);
  return new Promise((resolve, reject) => {
    const request = get({ host: "127.0.0.1", port, path: paths.signIn(), headers: { host } }, (reply) => {
      text(reply).then(resolve, reject);
    });
    request.on("error", reject);
  });
}

test("an organisation of one's own is a form away", async ({ page }) => {
  const { key } = await makeOwner(page);
  await page.goto(paths.organisations.create());
  await expectAccessible(page);
  await page.getByLabel("Organisation").fill("Tea & Time");
  await expect(page.getByLabel("Key")).toHaveValue("tea-time");
  await page.getByLabel("Key").fill(key);
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await expect(page.getByText(/is there already/)).toBeVisible();
  await page.getByLabel("Key").fill(`${key}-two`);
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await expect(page).toHaveURL(paths.home(`${key}-two`));
});
