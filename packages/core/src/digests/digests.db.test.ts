import { members } from "@heard/db/schema/members";
import { digestWeeks } from "@heard/db/schema/progress";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { follow } from "../follows/index.ts";
import { addPlanAction, logPlan, withdrawPlan } from "../improvement-plans/index.ts";
import { MailError, type MailLetter } from "../mail/create.ts";
import { recordResponses } from "../responses/record.ts";
import { acceptSuggestion, declineSuggestion, makeSuggestion, mergeSuggestion } from "../suggestions/index.ts";
import { headerOf, mailerTo, openMailbox, readLetter } from "../testing/mailbox.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { chooseDigest, getOwnDigest, openDigestStop } from "./index.ts";
import { sendDueDigests } from "./send-due.ts";
import { readDigestToken, signDigest } from "./sign-digest.ts";

useTestDatabase();

/** A Monday; organisations of tests are in Shanghai, eight hours ahead. */
const monday = "2026-07-06";
const urls = { url: "https://heard.example", gatewayUrl: "https://ask.example", authSecret: "secret" };

async function makeWeek() {
  const org = await makeTestOrganisation();
  const [owner, other] = [await makeTestPerson(org, ["teamMember"]), await makeTestPerson(org, ["employee"])];
  await inTenant(org, (tx) => tx.update(members).set({ createdAt: new Date("2026-06-01T00:00:00Z") }));
  const sunday = { ...owner.ctx, now: () => new Date("2026-07-05T12:00:00Z") };
  const { planId, number } = await logPlan(sunday, { title: "Second till", touchpoint: "checkout" });
  const assigneeId = owner.memberId;
  await addPlanAction(sunday, { planId, title: "Train two people", assigneeId, dueOn: "2026-07-03" });
  return { org, owner, other, sunday, planId, number };
}

/** One round of the worker; what other tests' organisations have to say goes to them alone. */
function round(to: (letter: MailLetter) => Promise<void>, at: string, key: string) {
  const errors: unknown[] = [];
  const done = sendDueDigests({
    post: { ...urls, mailer: { send: to } },
    now: () => new Date(at),
    onError: (error, organisationKey) => {
      if (organisationKey === key) errors.push(error);
    },
  });
  return done.then(() => errors);
}

const weeksOf = (ctx: ServiceContext) => inTenant(ctx, (tx) => tx.select().from(digestWeeks));

describe("the letter of the week", () => {
  test("comes on Monday at eight where the organisation is, once, and to nobody without a reason", async () => {
    const { org, owner, other } = await makeWeek();
    const letters: MailLetter[] = [];
    const post = async (letter: MailLetter) => {
      if ([owner.email, other.email].includes(letter.to)) letters.push(letter);
    };
    const { key } = org.organisation;
    await round(post, "2026-07-05T23:59:59Z", key);
    expect(letters).toEqual([]);
    await Promise.all([round(post, `${monday}T00:01:00Z`, key), round(post, `${monday}T00:01:00Z`, key)]);
    await round(post, `${monday}T12:00:00Z`, key);
    expect(letters.map(({ to }) => to)).toEqual([owner.email]);
    expect((await weeksOf(org)).map(({ outcome, week }) => [outcome, week]).sort()).toEqual([
      ["nothing", monday],
      ["sent", monday],
    ]);
    await round(post, "2026-07-13T00:01:00Z", key);
    expect(letters).toHaveLength(2);
  });

  test("arrives in two forms with what is due, what moved and what customers said, and with a way out that counts", async () => {
    const { org, owner, other, sunday, planId, number } = await makeWeek();
    await follow(other.ctx, { kind: "plan", planId });
    await follow(other.ctx, { kind: "touchpoint", touchpoint: "checkout" });
    await recordResponses(org, {
      ...{ source: "app", mode: "api" },
      responses: ["Slow", "Very slow"].map((text, at) => ({
        ...{ externalId: String(at), occurredOn: "2026-06-30", touchpoint: "checkout" },
        ...{ scores: [{ metric: "nps", value: 3 }], comments: [{ text }] },
      })),
    });
    await withdrawPlan(sunday, { planId, reason: "The shop is rebuilt" });
    const mailbox = await openMailbox();
    try {
      await round((letter) => mailerTo(mailbox).send(letter), `${monday}T01:00:00Z`, org.organisation.key);
    } finally {
      await mailbox.close();
    }
    const raw = mailbox.letters.find(({ to }) => to === other.email);
    const letter = raw ? await readLetter(raw) : null;
    expect(letter?.subject).toBe(`${org.organisation.key}: your week from 29 Jun 2026`);
    for (const form of [letter?.text, letter?.html]) {
      expect(form).toContain(`Plan ${number} Second till: Withdrawn`);
      expect(form).toContain("Checkout: 2 comments");
      expect(form).toContain(`https://heard.example/${org.organisation.key}/improvement-plans/${number}`);
    }
    const stop = headerOf(letter as never, "List-Unsubscribe") ?? "";
    const token = /<https:\/\/ask\.example\/unsubscribe\/digest\/([\w-]+)>/.exec(stop)?.[1] ?? "";
    const deps = { authSecret: "secret", now: owner.ctx.now };
    await openDigestStop({ token, stops: false }, deps);
    const own = () => getOwnDigest(other.ctx, urls);
    expect((await own()).isWanted).toBe(true);
    await openDigestStop({ token, stops: true }, deps);
    expect((await own()).isWanted).toBe(false);
    await expect(openDigestStop({ token: `${token}A`, stops: true }, deps)).rejects.toMatchObject({
      reason: "survey_link_changed",
    });
    expect(readDigestToken(signDigest({ organisationId: 1, memberId: 2 }, "another"), "secret")).toBeNull();
  });

  test("is tried again when no server takes it, and never when it may have arrived or is not wanted", async () => {
    const { org, owner } = await makeWeek();
    const { key } = org.organisation;
    const sent: string[] = [];
    const failing = (failure: "unavailable" | "unknown") => async (letter: MailLetter) => {
      if (letter.to !== owner.email) return;
      sent.push(failure);
      throw new MailError(failure, new Error(failure));
    };
    expect(await round(failing("unavailable"), `${monday}T00:01:00Z`, key)).toHaveLength(1);
    expect((await weeksOf(org)).filter(({ memberId }) => memberId === owner.memberId)).toEqual([]);
    await round(failing("unknown"), `${monday}T00:02:00Z`, key);
    await round(failing("unknown"), `${monday}T00:03:00Z`, key);
    expect(sent).toEqual(["unavailable", "unknown"]);
    await chooseDigest(owner.ctx, { isWanted: false });
    await round(failing("unknown"), "2026-07-13T00:01:00Z", key);
    expect(sent).toHaveLength(2);
  });

  test("tells people what became of their suggestions, and nobody else", async () => {
    const { org, owner, other, sunday } = await makeWeek();
    const leader = { ...(await makeTestPerson(org, ["cxLeader"])).ctx, now: sunday.now };
    const suggester = { ...other.ctx, now: sunday.now };
    const ids = [];
    for (const title of ["Chairs", "Coffee", "Second till", "Two tills"])
      ids.push((await makeSuggestion(suggester, { title })).suggestionId);
    const [chairs = 0, coffee = 0, till = 0, tills = 0] = ids;
    const { number } = await acceptSuggestion(leader, { suggestionId: chairs });
    await declineSuggestion(leader, { suggestionId: coffee, reason: "Nobody waits that long" });
    await mergeSuggestion(leader, { suggestionId: tills, intoId: till });
    const now = () => new Date(`${monday}T00:00:00Z`);
    const { preview } = await getOwnDigest({ ...other.ctx, now }, urls);
    expect(preview?.sections).toMatchObject([
      {
        title: "Your suggestions",
        lines: [
          { text: `Chairs: accepted, it is Plan ${number} Chairs now. Thank you.` },
          { text: "Coffee: declined. Nobody waits that long" },
          { text: "Two tills: united with “Second till”, which has its votes" },
        ],
      },
    ]);
    const owners = (await getOwnDigest({ ...owner.ctx, now }, urls)).preview?.sections.map(({ title }) => title);
    expect(owners).not.toContain("Your suggestions");
  });

  test("shows itself before it goes out, by what its reader may see", async () => {
    const { owner, other, number } = await makeWeek();
    const now = () => new Date(`${monday}T00:00:00Z`);
    const preview = await getOwnDigest({ ...owner.ctx, now }, urls);
    expect(preview).toMatchObject({
      isWanted: true,
      isDemo: false,
      preview: { sections: [{ title: "Your actions" }] },
    });
    expect(preview.preview?.sections[0]?.lines[0]?.text).toBe(
      `Train two people (Plan ${number} Second till): late since 3 Jul 2026`,
    );
    expect((await getOwnDigest({ ...other.ctx, now }, urls)).preview).toBeNull();
  });
});
