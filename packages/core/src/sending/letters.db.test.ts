import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bounces, suppressions } from "@heard/db/schema/contacts";
import { letters } from "@heard/db/schema/distributions";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { setContactLimits } from "../contact-limits/set.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import {
  addTestContacts,
  ledgerOf,
  sendAll,
  startTestDistribution,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { headerOf, mailerTo, openMailbox, readLetter } from "../testing/mailbox.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { sendSms } from "./send-sms.ts";
import { readInvitation, readUnsubscribe } from "./sign-invitation.ts";

useTestDatabase();

const after = (ctx: ServiceContext, minutes: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + minutes * 60_000),
});

describe("a letter over a real mail server", () => {
  test("arrives in the contact's language, in two forms, with a link of its own and a way out", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 3, (number) => ({ language: ["en", "zh-Hans", "zh-TW"][number - 1] }));
    await startTestDistribution(ctx, surveyId, { plan: testPlan({ mode: "email_inline" }) });
    const mailbox = await openMailbox();
    try {
      expect(await sendAll(ctx, testPost({ mailer: mailerTo(mailbox) }))).toBe(3);
    } finally {
      await mailbox.close();
    }
    const read = await Promise.all(
      mailbox.letters.toSorted((a, b) => (a.to < b.to ? -1 : 1)).map((letter) => readLetter(letter)),
    );
    expect(read.map(({ subject }) => subject)).toEqual([
      "How was it, Person 1?",
      "Person 2，感觉如何？",
      "Person 3，感覺如何？",
    ]);
    const [letter] = read;
    expect(letter).toMatchObject({
      from: { name: "Lanternway", address: "no-reply@heard.example" },
      to: [{ address: "c1@example.org" }],
      replyTo: [{ address: "care@lanternway.example" }],
    });
    const link = /https:\/\/ask\.example\/s\/\S+/.exec(letter?.text ?? "")?.[0] ?? "";
    const row = (await ledgerOf(ctx)).find(({ state }) => state === "sent");
    const token = new URL(link).searchParams.get("i") ?? "";
    expect(new URL(link).pathname).toBe(`/s/${key}`);
    const opened = readInvitation(token, "secret");
    expect((await ledgerOf(ctx)).map(({ id }) => id)).toContain(opened?.invitationId);
    expect(row).toMatchObject({ transport: "smtp", rule: null, tries: 1, number: 0 });
    // The question stands in the letter, and each of its points opens the page with that point.
    expect(letter?.html?.match(/&amp;answer=nps\.\d+/g)).toHaveLength(11);
    expect(headerOf(letter as never, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    const stop =
      /<https:\/\/ask\.example\/unsubscribe\/([\w-]+)>/.exec(
        headerOf(letter as never, "List-Unsubscribe") ?? "",
      )?.[1] ?? "";
    expect(readUnsubscribe(stop, "secret")).toEqual(opened);
    // One token never opens what another is for.
    expect([readInvitation(stop, "secret"), readUnsubscribe(token, "secret")]).toEqual([null, null]);
    expect(letter?.text).toContain(`/unsubscribe/${stop}`);
    // No picture, no script, nothing that is fetched when it is opened, and small enough for any mailbox.
    expect(letter?.html).not.toMatch(/<(?:img|script|link|iframe)\b/i);
    expect(Buffer.byteLength(mailbox.letters[0]?.raw ?? "")).toBeLessThan(20 * 1024);
  });

  test("names and texts can do no harm in it", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 1, () => ({ name: `<script>alert(1)</script> {link} $& "x"` }));
    await startTestDistribution(ctx, surveyId);
    const mailbox = await openMailbox();
    try {
      await sendAll(ctx, testPost({ mailer: mailerTo(mailbox) }));
    } finally {
      await mailbox.close();
    }
    const letter = await readLetter(mailbox.letters[0] ?? { raw: "" });
    expect(letter.html).not.toContain("<script>");
    expect(letter.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; {link} $&amp; &quot;x&quot;");
    expect(letter.subject).toBe(`How was it, <script>alert(1)</script> {link} $& "x"?`);
  });
});

describe("what a mail server says", () => {
  test("a recipient it refuses fails, gives the place back, and is left alone from now on", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 2);
    await startTestDistribution(ctx, surveyId);
    const mailbox = await openMailbox((to) => (to === "c1@example.org" ? "refuse" : "take"));
    try {
      expect(await sendAll(ctx, testPost({ mailer: mailerTo(mailbox) }))).toBe(1);
    } finally {
      await mailbox.close();
    }
    const failed = (await ledgerOf(ctx)).filter(({ state }) => state === "failed");
    expect(failed).toMatchObject([{ rule: "refused", handedAt: null }]);
    expect(await inTenant(ctx, (tx) => tx.select().from(bounces))).toMatchObject([
      { kind: "hard", source: "smtp", status: "550", contactId: failed[0]?.contactId, reference: failed[0]?.id },
    ]);
    expect(await inTenant(ctx, (tx) => tx.select().from(suppressions))).toMatchObject([{ reason: "bounced" }]);
  });

  test("not this time: it waits, is tried again, and fails when that has been often enough", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 1);
    await startTestDistribution(ctx, surveyId);
    const mailbox = await openMailbox(() => "later");
    const post = testPost({ mailer: mailerTo(mailbox) });
    const seen: unknown[] = [];
    try {
      for (const minutes of [0, 0.5, 1, 6, 36, 156, 636]) {
        await sendAll(after(ctx, minutes), post);
        const [row] = await ledgerOf(ctx);
        seen.push([row?.state, row?.rule, row?.tries, row?.handedAt]);
      }
    } finally {
      await mailbox.close();
    }
    expect(seen).toEqual([
      ["deferred", "transport", 1, null],
      ["deferred", "transport", 1, null],
      ["deferred", "transport", 2, null],
      ["deferred", "transport", 3, null],
      ["deferred", "transport", 4, null],
      ["deferred", "transport", 5, null],
      ["failed", "transport", 6, null],
    ]);
    expect(mailbox.letters).toEqual([]);
  });

  test("nobody there: nothing is used up, and the round ends for everybody", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 30);
    await startTestDistribution(ctx, surveyId);
    const mailbox = await openMailbox();
    await mailbox.close();
    expect(await sendAll(ctx, testPost({ mailer: mailerTo(mailbox) }), { mostAtOnce: 1 })).toBe(0);
    const rows = await ledgerOf(ctx);
    expect(rows.filter(({ rule }) => rule === "transport")).toMatchObject([{ tries: 0, handedAt: null }]);
    expect(rows.filter(({ rule }) => rule === "waiting")).toHaveLength(29);
    const again = await openMailbox();
    try {
      expect(await sendAll(after(ctx, 2), testPost({ mailer: mailerTo(again) }))).toBe(30);
    } finally {
      await again.close();
    }
    expect(again.letters).toHaveLength(30);
  });

  test.each(["hang", "drop"] as const)(
    "the line goes (%s) with the letter in its hands: it counts, and never goes twice",
    async (how) => {
      const ctx = await makeTestOrganisation();
      const { surveyId } = await publishTestSurvey(ctx);
      await setContactLimits(ctx, { limits: [{ most: 1, days: 30 }] });
      await addTestContacts(ctx, 1);
      await startTestDistribution(ctx, surveyId);
      const mailbox = await openMailbox(() => how);
      const post = testPost({ mailer: mailerTo(mailbox, 500) });
      try {
        await sendAll(ctx, post);
        await sendAll(after(ctx, 60), post);
        await startTestDistribution(after(ctx, 61), surveyId, { name: "Again", plan: testPlan({ onLimit: "drop" }) });
        await sendAll(after(ctx, 62), post);
      } finally {
        await mailbox.close();
      }
      expect(mailbox.letters).toHaveLength(1);
      expect((await ledgerOf(ctx)).map(({ state, rule, handedAt }) => [state, rule, handedAt !== null])).toEqual([
        ["failed", "interrupted", true],
        ["suppressed", "contactLimit", false],
      ]);
    },
  );
});

describe("without a mail server", () => {
  test("letters are kept to be looked at, counted as sent, and nobody says that they were delivered", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 1);
    await startTestDistribution(ctx, surveyId);
    expect(await sendAll(ctx, testPost({ mailer: null }))).toBe(1);
    expect(await ledgerOf(ctx)).toMatchObject([{ state: "sent", transport: "outbox" }]);
    const [kept] = await inTenant(ctx, (tx) => tx.select().from(letters));
    expect(kept).toMatchObject({ kind: "email", recipient: "c1@example.org", subject: "How was it, Person 1?" });
    expect(kept?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  });
});

describe("a short message", () => {
  async function smsServer(answer: (body: { to: string }) => number) {
    const got: {
      body: { id: string; to: string; text: string };
      headers: NodeJS.Dict<string | string[]>;
      raw: string;
    }[] = [];
    const server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => {
        const raw = Buffer.concat(pieces).toString();
        got.push({ body: JSON.parse(raw), headers: request.headers, raw });
        response.statusCode = answer(JSON.parse(raw));
        response.end("{}");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/send`, got, close: () => new Promise((resolve) => server.close(resolve)) };
  }
  const secret = Buffer.from("a secret of at least 24 bytes");

  test("goes by the documented adapter, signed, with its link; what it answers decides", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 3, (number) => ({ phone: `+35191234567${number}` }));
    const texts = {
      en: { subject: "-", body: "{organisation}: {link} — thank you" },
      "zh-Hans": { subject: "-", body: "{link}" },
    };
    await startTestDistribution(ctx, surveyId, {
      plan: testPlan({ mode: "sms", letter: { senderName: "Lanternway", texts } }),
    });
    const server = await smsServer(({ to }) => (to.endsWith("2") ? 422 : to.endsWith("3") ? 503 : 202));
    const sms = sendSms({ url: server.url, token: "t0ken", secret, now: testNow });
    try {
      await sendAll(ctx, testPost({ sms }));
    } finally {
      await server.close();
    }
    const first = server.got.find(({ body }) => body.to.endsWith("1"));
    const {
      "webhook-id": id,
      "webhook-timestamp": at,
      "webhook-signature": signature,
      authorization,
    } = first?.headers ?? {};
    expect([authorization, id]).toEqual(["Bearer t0ken", first?.body.id]);
    expect(signature).toBe(`v1,${createHmac("sha256", secret).update(`${id}.${at}.${first?.raw}`).digest("base64")}`);
    expect(first?.body.text).toMatch(/^test-\w+: https:\/\/ask\.example\/s\/\S+\?i=[\w-]{48} — thank you$/);
    const byPhone = new Map(server.got.map(({ body }) => [body.to.at(-1), body.id]));
    const rows = new Map((await ledgerOf(ctx)).map((row) => [row.id, row]));
    expect(rows.get(byPhone.get("1") ?? "")).toMatchObject({ state: "sent", transport: "sms" });
    expect(rows.get(byPhone.get("2") ?? "")).toMatchObject({ state: "failed", rule: "refused" });
    expect(rows.get(byPhone.get("3") ?? "")).toMatchObject({ state: "deferred", rule: "transport", handedAt: null });
  });

  test("where nobody answers nothing is used up", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 1, () => ({ phone: "+351912345678" }));
    await startTestDistribution(ctx, surveyId, { plan: testPlan({ mode: "sms" }) });
    const server = await smsServer(() => 200);
    await server.close();
    await sendAll(ctx, testPost({ sms: sendSms({ url: server.url, token: null, secret: null, now: testNow }) }));
    expect(await ledgerOf(ctx)).toMatchObject([{ state: "deferred", rule: "transport", tries: 0, handedAt: null }]);
  });
});
