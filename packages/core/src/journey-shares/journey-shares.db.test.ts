import { useTestDatabase } from "@heard/db/testing";
import { expect, it } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { createShare, listShares, openShare, revokeShare } from "./index.ts";

useTestDatabase();

const period = { from: "2026-06-01", to: "2026-06-30" };
const asked = { name: "Board", period, days: 30 };
const later = (days: number) => ({ now: () => new Date(testNow().getTime() + days * 86_400_000) });

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
