import { paths } from "../src/lib/paths.ts";
import { accept, anotherBrowser, invite, makeOwner, password } from "./support/newcomers.ts";
import { callProcedure, readProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { fillInSignIn, leave } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test("a member limited to a touchpoint sees its scores on Home and on Scores, and nothing of the others", async ({
  page,
  browser,
}) => {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  for (const name of ["Checkout", "Delivery"])
    expect(await callProcedure(page, key, "journey.createTouchpoint", { name: { en: name }, stage: null })).toBe(200);
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const answers = (count: number, touchpoint: string, value: number) =>
    Array.from({ length: count }, (_, at) => ({
      occurredOn: day(2 + (at % 14)),
      touchpoint,
      scores: [{ metric: "csat", value }],
      comments: [{ text: `About the ${touchpoint}` }],
    }));
  await sendAnswers(key, "till", [...answers(40, "checkout", 4), ...answers(50, "delivery", 2)]);

  const email = `mina@${key}.example`;
  const theirs = await anotherBrowser(browser);
  await theirs.goto(await invite(page, key, email));
  await accept(theirs, "Mina Costa");
  await expect(theirs).toHaveURL(paths.home(key));
  type Touchpoint = { id: number; name: { en: string } };
  type Member = { id: number; email: string; roles: string[] };
  const touchpoints = await readProcedure<Touchpoint[]>(page, key, "members.touchpoints");
  const member = (await readProcedure<Member[]>(page, key, "members.list")).find((one) => one.email === email);
  const touchpointIds = touchpoints.filter(({ name }) => name.en === "Checkout").map(({ id }) => id);
  const limit = { memberId: member?.id, roles: member?.roles, touchpointIds, canUnmask: false, canSeeCustomers: false };
  expect(await callProcedure(page, key, "members.update", limit)).toBe(200);
  await leave(theirs);
  await theirs.goto(paths.home(key));
  await fillInSignIn(theirs, { email, password });

  const main = theirs.getByRole("main");
  await test.step("Home says whose numbers these are", async () => {
    await expect(main).toContainText("Of the touchpoints that are open to you: Checkout.");
    await expect(main).toContainText("n = 40");
    await expect(main).not.toContainText("n = 90");
    await expect(main).not.toContainText("Delivery");
    await expectAccessible(theirs);
  });

  await test.step("Scores stand under the filter of their touchpoint", async () => {
    await theirs.goto(paths.scores(key));
    await expect(main).toContainText("n = 40");
    await expect(main).not.toContainText("n = 90");
    await expect(main).not.toContainText("Delivery");
  });

  await test.step("a number opens its account", async () => {
    await theirs.goto(paths.scores(key, { trace: "csat" }));
    const drawer = theirs.getByRole("dialog");
    await expect(drawer).toContainText("40 answers of 4–5 ÷ 40 answers = 100.0%");
    await expect(drawer).not.toContainText("About the delivery");
  });
  await theirs.context().close();
});
