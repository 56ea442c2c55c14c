import { auditEntries } from "@heard/db/schema/audit";
import { responses } from "@heard/db/schema/responses";
import { useTestDatabase } from "@heard/db/testing";
import type { EmbedSettings } from "@heard/survey";
import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/get.ts";
import { updateMember } from "../members/index.ts";
import { closeSurvey, resumeSubmission } from "../surveys/index.ts";
import { access } from "../testing/access.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import {
  checkPin,
  getSurveyEntries,
  listEnterableSurveys,
  makeAgentLink,
  makeKioskLink,
  openEmbed,
  setPin,
  updateEmbed,
} from "./index.ts";

useTestDatabase();
const secret = { authSecret: "secret" };
const origin = "https://shop.example";
const settings: EmbedSettings = {
  origins: [origin],
  shows: "popup",
  place: "corner",
  trigger: { on: "seconds", seconds: 3 },
  pages: [{ path: "/cart/*", touchpoint: "checkout" }, { path: "*" }],
  samplePercent: 100,
  quietDays: 30,
  keptQuery: ["ref"],
};
const embedded = (page: string) => ({ entry: { by: "embed" as const, origin, page, device: "phone" as const } });
const stored = (ctx: ServiceContext) => inTenant(ctx, (tx) => tx.select().from(responses).orderBy(asc(responses.id)));
const tokenOf = (made: Awaited<ReturnType<typeof makeKioskLink>>) => {
  if ("problems" in made) throw new Error(JSON.stringify(made.problems));
  return made.link.token;
};
const nps = async (ctx: ServiceContext, filter: object) => {
  const period = { from: "2026-06-01", to: "2026-07-31" };
  const [result] = await getMeasures(ctx, [{ metric: "nps", period, method: "nps", filters: filter }]);
  return result?.total.n;
};

describe("a survey on pages of the organisation's own", () => {
  test("opens for exactly the origins that are listed, and tells no page of the others", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const open = (from: string) => openEmbed({ survey: key, origin: from }, submissionDeps());
    await expect(open(origin)).rejects.toMatchObject({ reason: "embed_refused" });
    await updateEmbed(ctx, { surveyId, embed: { ...settings, pages: [] } });
    expect(await open(origin)).toMatchObject({ survey: key, state: "open", settings: { quietDays: 30 } });
    expect(JSON.stringify(await open(origin))).not.toContain(origin);
    for (const other of ["http://shop.example", "https://shop.example:444", "https://a.shop.example", "null", ""])
      await expect(open(other)).rejects.toMatchObject({ reason: "embed_refused", params: { origin: other } });
    await expect(
      startTestSubmission(key, { entry: { ...embedded("").entry, origin: "https://evil.example" } }),
    ).rejects.toMatchObject({
      reason: "embed_refused",
    });
    await closeSurvey(ctx, { surveyId });
    expect(await open(origin)).toMatchObject({ state: "survey_closed" });
    await updateEmbed(ctx, { surveyId, embed: null });
    await expect(open(origin)).rejects.toMatchObject({ reason: "embed_refused" });
  });

  test("keeps where it was answered, on the touchpoint of the page, and no other part of its address", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    await updateEmbed(ctx, { surveyId, embed: settings });
    const { token, mode } = await startTestSubmission(key, embedded(`${origin}/cart/1?email=a%40b.c&ref=mail#top`));
    expect(mode).toBe("embed");
    await saveTestSubmission(token, { nps: 9, "nps-why": null });
    await saveTestSubmission(token, { nps: 9, "nps-why": null });
    expect(await stored(ctx)).toMatchObject([
      { mode: 6, state: 2, submission: { page: `${origin}/cart/1?ref=mail`, device: "phone" } },
    ]);
    expect(await nps(ctx, { touchpoint: ["checkout"], mode: ["embed"] })).toBe(1);
    const elsewhere = await startTestSubmission(key, embedded(`${origin}/about`));
    await saveTestSubmission(elsewhere.token, { nps: 3, "nps-why": null });
    expect(await nps(ctx, { touchpoint: ["checkout"] })).toBe(1);
  });

  test("a touchpoint in its link stands above the one of the page", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      parameters: [{ key: "at", fills: "touchpoint" }],
    }));
    await updateEmbed(ctx, { surveyId, embed: settings });
    const { token } = await startTestSubmission(key, {
      ...embedded(`${origin}/cart/1`),
      parameters: { at: "delivery" },
    });
    await saveTestSubmission(token, { nps: 9, "nps-why": null });
    expect(await nps(ctx, { touchpoint: ["delivery"] })).toBe(1);
  });

  test("settings name what is there, and nobody writes over what somebody else has changed", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const lost = { ...settings, pages: [{ path: "/*", touchpoint: "nowhere" }] };
    await expect(updateEmbed(ctx, { surveyId, embed: lost })).rejects.toMatchObject({
      reason: "not_found",
      params: { id: "nowhere" },
    });
    await updateEmbed(ctx, { surveyId, embed: settings, seen: { embed: null } });
    const other = { ...settings, quietDays: 1 };
    await expect(updateEmbed(ctx, { surveyId, embed: other, seen: { embed: null } })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    expect(await getSurveyEntries(ctx, { surveyId })).toEqual({ embed: settings, hasKioskPin: false });
  });
});

describe("a kiosk", () => {
  test("is made by whoever publishes, once there is a PIN, and ends with the next PIN", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const make = () => makeKioskLink(ctx, { surveyId, parameters: {} }, secret);
    await expect(make()).rejects.toMatchObject({ reason: "kiosk_without_pin" });
    await setPin(ctx, { surveyId, pin: "4711" });
    const token = tokenOf(await make());
    const entry = { by: "kiosk" as const, token };
    expect((await startTestSubmission(key, { entry })).mode).toBe("kiosk");
    const other = await publishTestSurvey(ctx);
    await expect(startTestSubmission(other.key, { entry })).rejects.toMatchObject({ reason: "survey_token_invalid" });
    await expect(startTestSubmission(key, { entry: { by: "agent", token } })).rejects.toMatchObject({
      reason: "survey_token_invalid",
    });
    const open = await startTestSubmission(key, { entry });
    await setPin(ctx, { surveyId, pin: "0815" });
    // What its open page still sends is perhaps of a customer who waited for a network: kept, and not counted until somebody has looked.
    await saveTestSubmission(open.token, { nps: 9, "nps-why": null });
    expect(await stored(ctx)).toMatchObject([{ mode: 7, state: 3, submission: { suspicion: "kioskEnded" } }]);
    await expect(startTestSubmission(key, { entry })).rejects.toMatchObject({ reason: "survey_token_invalid" });
  });

  test("opens to its PIN; wrong tries make a device rest for half a minute, and no other", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    await setPin(ctx, { surveyId, pin: "4711" });
    const token = tokenOf(await makeKioskLink(ctx, { surveyId, parameters: {} }, secret));
    const check = (pin: string, address = "a") => checkPin({ survey: key, token, pin, address }, submissionDeps());
    for (let turn = 0; turn < 8; turn += 1) await check("4711");
    for (const pin of ["", "1111", "４７１０"]) await expect(check(pin)).rejects.toMatchObject({ reason: "pin_wrong" });
    await expect(check("4711".padEnd(13, "0"))).rejects.toMatchObject({ reason: "pin_wrong" });
    await expect(check("4711")).rejects.toMatchObject({ reason: "rate_limited", params: { seconds: 30 } });
    // As a keyboard for Chinese types it.
    await check("４７１１", "b");
    await setPin(ctx, { surveyId, pin: "００８１５" });
    await expect(
      checkPin({ survey: key, token: "x", pin: "4711", address: "b" }, submissionDeps()),
    ).rejects.toMatchObject({
      reason: "survey_token_invalid",
    });
  });

  test("asks one customer after another by one token: each once, when they answered, with what its link carries", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx, (definition) => ({
      ...definition,
      parameters: [{ key: "at", fills: "touchpoint", signed: true }],
    }));
    await setPin(ctx, { surveyId, pin: "4711" });
    const kiosk = tokenOf(await makeKioskLink(ctx, { surveyId, parameters: { at: "checkout" } }, secret));
    const { token } = await startTestSubmission(key, {
      entry: { by: "kiosk", token: kiosk },
      parameters: { at: "delivery" },
    });
    const way = (last: number) => `${token}~019358e0-0000-7000-8000-00000000000${last}`;
    const answer = { "nps-why": null };
    const deps = submissionDeps(5);
    const answeredAt = new Date(testNow().getTime() + 3_600_000);
    for (const [last, nps] of [
      [1, 9],
      [1, 9],
      [2, 2],
      [1, 9],
    ] as const)
      await saveTestSubmission(way(last), { ...answer, nps }, { deps, answeredAt });
    await expect(saveTestSubmission(way(2), { ...answer, nps: 9 }, { deps })).rejects.toMatchObject({
      reason: "survey_answered",
    });
    expect((await stored(ctx)).map(({ mode, occurredAt }) => [mode, occurredAt?.getTime()])).toEqual([
      [7, answeredAt.getTime()],
      [7, answeredAt.getTime()],
    ]);
    expect(await nps(ctx, { touchpoint: ["checkout"], mode: ["kiosk"] })).toBe(2);
    expect(await resumeSubmission({ token: way(1) }, deps)).toMatchObject({ token: way(1), mode: "kiosk" });
  });

  test("nobody numbers a way who is no kiosk", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx);
    const { token } = await startTestSubmission(key);
    for (const way of ["~019358e0-0000-7000-8000-000000000001", "~", "~x"])
      await expect(resumeSubmission({ token: token + way }, submissionDeps())).rejects.toMatchObject({
        reason: "survey_token_invalid",
      });
  });
});

describe("an answer that a member types in", () => {
  test("is the customer's, by mode agent, and the log says who typed it and nothing of it", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { ctx: agent, memberId } = await makeTestPerson(ctx, ["teamMember"]);
    expect(await listEnterableSurveys(agent)).toEqual([{ id: surveyId, key, name: "Survey nps" }]);
    const token = tokenOf(await makeAgentLink(agent, { surveyId, customer: "C-77", parameters: {} }, secret));
    const begun = await startTestSubmission(key, { entry: { by: "agent", token } });
    await saveTestSubmission(begun.token, { nps: 2, "nps-why": "Too slow" });
    await saveTestSubmission(begun.token, { nps: 2, "nps-why": "Too slow" });
    expect(await stored(ctx)).toMatchObject([{ mode: 8, customer: "C-77" }]);
    const entries = await inTenant(ctx, (tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.verb, "response.enter")),
    );
    expect(entries).toMatchObject([{ actorKind: "member", actorId: String(memberId), after: { survey: key } }]);
    expect(JSON.stringify(entries)).not.toMatch(/slow|C-77/);
  });

  test("ends with the right to do so, also for a page that is open", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { ctx: agent, memberId } = await makeTestPerson(ctx, ["teamMember"]);
    const entry = {
      by: "agent" as const,
      token: tokenOf(await makeAgentLink(agent, { surveyId, parameters: {} }, secret)),
    };
    const begun = await startTestSubmission(key, { entry });
    await updateMember(ctx, { memberId, ...access(["employee"]) });
    await expect(startTestSubmission(key, { entry })).rejects.toMatchObject({ reason: "survey_token_invalid" });
    await expect(saveTestSubmission(begun.token, { nps: 2, "nps-why": null })).rejects.toMatchObject({
      reason: "survey_token_invalid",
    });
    expect(await stored(ctx)).toEqual([]);
  });

  test("is for members who may, of this organisation", async () => {
    const [ctx, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const { key, surveyId } = await publishTestSurvey(ctx);
    const { ctx: foreign } = await makeTestPerson(other, ["teamMember"]);
    const make = (who: ServiceContext) => makeAgentLink(who, { surveyId, parameters: {} }, secret);
    await expect(make(ctx)).rejects.toMatchObject({ code: "forbidden" });
    await expect(make((await makeTestPerson(ctx, ["employee"])).ctx)).rejects.toMatchObject({ code: "forbidden" });
    await expect(make(foreign)).rejects.toMatchObject({ code: "not_found" });
    const theirs = await publishTestSurvey(other);
    const token = tokenOf(await makeAgentLink(foreign, { surveyId: theirs.surveyId, parameters: {} }, secret));
    await expect(startTestSubmission(key, { entry: { by: "agent", token } })).rejects.toMatchObject({
      reason: "survey_token_invalid",
    });
  });
});
