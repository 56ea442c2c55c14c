import { useTestDatabase } from "@heard/db/testing";
import { expect, it } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { archiveTouchpoint, createTouchpoint } from "../journey/index.ts";
import { deactivateMember, updateMember } from "../members/index.ts";
import { createMetric } from "../metrics/index.ts";
import { readNewComments } from "../readings/read-new.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { createShare, listShares, openShare, revokeShare } from "./index.ts";

useTestDatabase();

const period = { from: "2026-06-01", to: "2026-06-30" };
const asked = { name: "Board", period, days: 30 };
let place = 0;
const later = (days: number) => ({
  address: `198.51.100.${++place}`,
  now: () => new Date(testNow().getTime() + days * 86_400_000),
});

async function answered(): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  const of = (touchpoint: string, count: number, value: number) =>
    Array.from({ length: count }, () => ({
      ...{ occurredOn: "2026-06-10", touchpoint },
      ...{ scores: [{ metric: "csat", value }], comments: [{ text: "Secret words of a customer" }] },
    }));
  const responses = [...of("checkout", 20, 5), ...of("delivery", 6, 1)];
  await recordResponses(ctx, { source: "app", responses, mode: "api" });
  return ctx;
}

it("shows the journey to whoever has the link, without words, people and small numbers", async () => {
  const ctx = await answered();
  const { token } = await createShare(ctx, asked);
  const shared = await openShare({ token }, later(1));
  const at = (key: string) => shared?.view.touchpoints.find((one) => one.key === key)?.figures.csat ?? null;
  expect(at("checkout")).toMatchObject({ value: 1, n: 20 });
  // Six people are enough inside, and too few here.
  expect(at("delivery")).toBeNull();
  expect(JSON.stringify(shared)).not.toContain("Secret");
  expect(await listShares(ctx)).toMatchObject([{ name: "Board", state: "open", viewCount: 1 }]);
});

it("opens nothing once it is revoked or too old, or when one character is another", async () => {
  const ctx = await answered();
  const { token, shareId } = await createShare(ctx, { ...asked, frameHosts: ["https://intranet.example.org"] });
  expect(await openShare({ token }, later(29))).not.toBeNull();
  expect(await openShare({ token }, later(31))).toBeNull();
  expect(await openShare({ token: `${token}A` }, later(0))).toBeNull();
  expect(await openShare({ token: token.split(".")[0] ?? "" }, later(0))).toBeNull();
  await revokeShare(ctx, { shareId });
  expect(await openShare({ token }, later(0))).toBeNull();
  await expect(revokeShare(ctx, { shareId })).rejects.toMatchObject({ code: "not_found" });
});

it("keeps no token, and nobody of another organisation finds the share", async () => {
  const [ctx, other] = [await answered(), await makeTestOrganisation()];
  const { token, shareId } = await createShare(ctx, asked);
  const stored = await inTenant(ctx, (tx) => tx.execute("select row_to_json(s)::text as row from journey_shares s"));
  expect(stored).toHaveLength(1);
  expect(JSON.stringify([...stored])).not.toContain(token);
  expect(await listShares(other)).toEqual([]);
  await expect(revokeShare(other, { shareId })).rejects.toMatchObject({ code: "not_found" });
  const { token: theirs } = await createShare(other, asked);
  expect((await openShare({ token: theirs }, later(0)))?.organisation.name).toBe(other.organisation.key);
});

it("shows days that have been", async () => {
  const ctx = await answered();
  const share = (from: string, to: string) => createShare(ctx, { ...asked, period: { from, to } });
  await expect(share("2026-06-30", "2026-06-01")).rejects.toMatchObject({ reason: "period_invalid" });
  await expect(share("2031-01-01", "2031-01-31")).rejects.toMatchObject({ reason: "period_future" });
});

it("shows what its maker saw", async () => {
  const ctx = await answered();
  const [row] = await inTenant(ctx, (tx) =>
    tx.execute<{ id: number }>("select id from touchpoints where key = 'checkout'"),
  );
  const { token } = await createShare({ ...ctx, touchpoints: [row?.id ?? 0] }, asked);
  const shared = await openShare({ token }, later(0));
  expect(shared?.view.touchpoints.map(({ key }) => key)).toEqual(["checkout"]);
});

it("gives away no place by subtraction: not by another question, not by what people wrote, not by a place that is archived", async () => {
  const ctx = await makeTestOrganisation();
  await createTouchpoint(ctx, { key: "chat", name: { en: "Chat" }, stage: "experience" });
  const metric = { key: "care", name: { en: "Care" }, kind: "csat", scope: "transaction", scale: "csat-1-5" } as const;
  await createMetric(ctx, metric);
  const of = (touchpoint: string, count: number, given: object) =>
    Array.from({ length: count }, () => ({ occurredOn: "2026-06-10", touchpoint, ...given }));
  const rated = (name: string) => ({ scores: [{ metric: name, value: 4 }] });
  const wrote = { comments: [{ text: "The courier was very friendly, thank you" }] };
  const responses = [
    // Delivery shows the question that most answered; the other one has three answers there, and Chat's are the rest of the stage.
    ...[...of("delivery", 20, rated("csat")), ...of("delivery", 3, rated("care")), ...of("chat", 40, rated("care"))],
    ...[...of("checkout", 20, { ...rated("csat"), ...wrote }), ...of("returns", 12, { ...rated("csat"), ...wrote })],
  ];
  await recordResponses(ctx, { source: "app", responses, mode: "api" });
  await readNewComments(ctx);
  const shown = async () => {
    const { token } = await createShare(ctx, asked);
    const view = (await openShare({ token }, later(1)))?.view;
    const stage = (key: string) => view?.stages.find((one) => one.key === key);
    return { view, stage };
  };
  const first = await shown();
  expect(first.view?.touchpoints.find(({ key }) => key === "chat")?.figures.csat).toMatchObject({ n: 40 });
  expect(first.stage("experience")?.figures.csat).toBeNull();
  expect(first.stage("purchase")?.figures.csat).toMatchObject({ n: 20 });
  expect(first.stage("purchase")?.feeling).toMatchObject({ n: 20 });
  expect(first.view?.feeling).toMatchObject({ n: 32 });
  // One person writes at a place of the same stage, which is archived afterwards and has no figure of its own.
  await createTouchpoint(ctx, { key: "kiosk", name: { en: "Kiosk" }, stage: "purchase" });
  await recordResponses(ctx, { source: "app", responses: of("kiosk", 1, wrote), mode: "api" });
  await readNewComments(ctx);
  await archiveTouchpoint(ctx, { key: "kiosk" });
  const second = await shown();
  expect([second.stage("purchase")?.feeling, second.view?.feeling]).toEqual([null, null]);
  expect(second.stage("retain")?.feeling).toMatchObject({ n: 12 });
});

it("is limited by its link and by who opens it", async () => {
  const ctx = await answered();
  const { token } = await createShare(ctx, asked);
  const tries = await Promise.allSettled(Array.from({ length: 40 }, () => openShare({ token }, later(0))));
  const refused = tries.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThanOrEqual(5);
  expect(refused[0]).toMatchObject({ reason: { code: "limit_exceeded" } });
  const { address, now } = later(0);
  const guesses = await Promise.allSettled(
    Array.from({ length: 80 }, (_, guess) => openShare({ token: `guess-${guess}` }, { address, now })),
  );
  expect(guesses.filter(({ status }) => status === "rejected").length).toBeGreaterThanOrEqual(10);
});

it("ends when its maker is deactivated, may show it no more, or sees less; not when they may do more", async () => {
  const ctx = await answered();
  const owner = await makeTestPerson(ctx, ["owner"]);
  const [row] = await inTenant(ctx, (tx) =>
    tx.execute<{ id: number }>("select id from touchpoints where key = 'checkout'"),
  );
  const narrow = { touchpointIds: [row?.id ?? 0], canUnmask: false, canSeeCustomers: false };
  const wide = { ...narrow, touchpointIds: null };
  const change = async (act: (memberId: number) => Promise<void>) => {
    const maker = await makeTestPerson(ctx, ["cxLeader"]);
    const { token } = await createShare(maker.ctx, asked);
    await act(maker.memberId);
    return (await openShare({ token }, later(0))) !== null;
  };
  const give = (access: object) => (memberId: number) =>
    updateMember(owner.ctx, { memberId, roles: ["cxLeader"], ...wide, ...access });
  expect(await change(give({ canUnmask: true }))).toBe(true);
  expect(await change(give({ roles: ["employee"] }))).toBe(false);
  expect(await change(give(narrow))).toBe(false);
  expect(await change((memberId) => deactivateMember(owner.ctx, { memberId }))).toBe(false);
  const { items } = await listAuditEntries(ctx, { verb: "journeyShare.revoke" });
  expect(items, "each of the three ends on record").toHaveLength(3);
});
