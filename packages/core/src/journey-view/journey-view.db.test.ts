import { useTestDatabase } from "@heard/db/testing";
import { expect, it } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { logPlan } from "../improvement-plans/index.ts";
import { createTouchpoint, moveTouchpoint } from "../journey/index.ts";
import { registerListeningPath } from "../listening-paths/index.ts";
import { readNewComments } from "../readings/read-new.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { getJourneyView, getPersonas, writeNote } from "./index.ts";

useTestDatabase();

const period = { from: "2026-06-01", to: "2026-06-30" };

async function answered(): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  const of = (touchpoint: string, value: number, segments: Record<string, string>) =>
    Array.from({ length: 20 }, () => ({
      ...{ occurredOn: "2026-06-10", touchpoint, segments },
      scores: [{ metric: "csat", value }],
    }));
  const responses = [
    ...of("checkout", 5, { region: "North" }),
    ...of("delivery", 3, { region: "North" }),
    ...of("delivery", 5, { region: "South" }),
  ];
  const { rejected } = await recordResponses(ctx, { source: "app", responses, mode: "api" });
  expect(rejected).toBe(0);
  return ctx;
}

it("shows every stage and touchpoint with its figures, and where nobody listens", async () => {
  const ctx = await answered();
  await createTouchpoint(ctx, { key: "ads", name: { en: "Ads" }, stage: "discover" });
  await createTouchpoint(ctx, { key: "chat", name: { en: "Chat" }, stage: "experience" });
  await registerListeningPath(ctx, { touchpoint: "chat", source: "app", quietDays: 7 });
  const { stages, touchpoints, comparisons } = await getJourneyView(ctx, { period });
  expect(touchpoints.map(({ key, listening }) => [key, listening])).toEqual([
    ["ads", "none"],
    ["checkout", "heard"],
    ["delivery", "heard"],
    ["chat", "quiet"],
    ["returns", "none"],
  ]);
  expect(touchpoints.find(({ key }) => key === "delivery")?.figures.csat).toMatchObject({
    value: 0.5,
    n: 40,
    interval: { level: 0.95 },
    trace: { filters: { touchpoint: ["delivery"] } },
  });
  expect(stages.find(({ key }) => key === "experience")?.figures.csat).toMatchObject({ value: 0.5, n: 40 });
  expect(comparisons.csat).toMatchObject({ basis: "same" });
  expect(comparisons.csat.figures.map((figure) => figure?.n ?? 0)).toEqual([0, 0, 20, 40, 0]);
});

it("draws the journey of an earlier version as it was", async () => {
  const ctx = await answered();
  const before = await getJourneyView(ctx, { period });
  await moveTouchpoint(ctx, { key: "delivery", stage: "purchase", to: 0 });
  const asked = { period, ...(before.version === undefined ? {} : { journeyVersion: before.version }) };
  const again = await getJourneyView(ctx, asked);
  expect(again.touchpoints.map(({ key, stage }) => [key, stage])).toEqual(
    before.touchpoints.map(({ key, stage }) => [key, stage]),
  );
  expect(again.stages.map(({ figures }) => figures.csat?.n)).toEqual(before.stages.map((one) => one.figures.csat?.n));
  const now = await getJourneyView(ctx, { period });
  expect(now.stages.find(({ key }) => key === "purchase")?.figures.csat?.n).toBe(60);
});

it("gives each persona a lane on one question and scale", async () => {
  const ctx = await answered();
  const { lanes } = await getPersonas(ctx, { period, field: "region" });
  const values = lanes.map(({ key, figures }) => [key, figures.map(({ value }) => value)]);
  expect(values).toEqual([
    ["North", [null, null, 1, 0, null]],
    ["South", [null, null, null, 1, null]],
  ]);
});

it("shows who sees one touchpoint only that one", async () => {
  const ctx = await answered();
  const seen = (await getJourneyView(ctx, { period })).touchpoints.length;
  expect(seen).toBe(3);
  const id = await inTenant(ctx, async (tx) => {
    const [row] = await tx.execute<{ id: number }>("select id from touchpoints where key = 'checkout'");
    return row?.id ?? 0;
  });
  const limited: ServiceContext = { ...ctx, touchpoints: [id] };
  const { touchpoints, stages } = await getJourneyView(limited, { period });
  expect(touchpoints.map(({ key }) => key)).toEqual(["checkout"]);
  expect(stages.map(({ figures }) => figures.csat?.n ?? 0)).toEqual([0, 0, 20, 0, 0]);
});

it("names the plans of a touchpoint that are not over", async () => {
  const ctx = await answered();
  await logPlan(ctx, { title: "Deliver on the day", touchpoint: "delivery" });
  const { touchpoints } = await getJourneyView(ctx, { period });
  expect(touchpoints.find(({ key }) => key === "delivery")?.plans).toMatchObject([
    { number: 1, title: "Deliver on the day", state: "draft" },
  ]);
});

it("keeps what is drawn by hand apart from what is measured, and as it was for an earlier version", async () => {
  const ctx = await answered();
  const noteAt = async (journeyVersion?: number) => {
    const asked = { period, ...(journeyVersion === undefined ? {} : { journeyVersion }) };
    return (await getJourneyView(ctx, asked)).touchpoints.find(({ key }) => key === "delivery")?.note ?? null;
  };
  const later: ServiceContext = { ...ctx, now: () => new Date(ctx.now().getTime() + 60_000) };
  const latest: ServiceContext = { ...ctx, now: () => new Date(ctx.now().getTime() + 120_000) };
  await writeNote(ctx, { touchpoint: "delivery", note: "Two vans", wantedFeeling: 40 });
  const { version } = await getJourneyView(ctx, { period });
  await moveTouchpoint(later, { key: "delivery", stage: "purchase", to: 0 });
  await writeNote(latest, { touchpoint: "delivery", note: "Three vans" });
  expect(await noteAt()).toMatchObject({ note: "Three vans", wantedFeeling: 40 });
  expect(await noteAt(version)).toMatchObject({ note: "Two vans", wantedFeeling: 40 });
});

it("loses nothing of two who write at once", async () => {
  const ctx = await answered();
  const seen = { note: "", wantedNote: "", wantedFeeling: null };
  await writeNote(ctx, { touchpoint: "delivery", note: "Two vans", seen });
  await expect(writeNote(ctx, { touchpoint: "delivery", note: "No vans", seen })).rejects.toMatchObject({
    reason: "changed_meanwhile",
  });
  await writeNote(ctx, { touchpoint: "delivery", wantedFeeling: 30, seen });
  const { touchpoints } = await getJourneyView(ctx, { period });
  expect(touchpoints.find(({ key }) => key === "delivery")?.note).toMatchObject({
    note: "Two vans",
    wantedFeeling: 30,
  });
});

it("draws the feeling from what is written, so it moves with it", async () => {
  const ctx = await answered();
  const write = async (text: string, count: number) => {
    const comment = { occurredOn: "2026-06-11", touchpoint: "delivery", comments: [{ text }] };
    const responses = Array.from({ length: count }, (_, at) => ({ ...comment, externalId: `${text} ${at}` }));
    const { rejected } = await recordResponses(ctx, { source: "app", responses, mode: "api" });
    expect(rejected).toBe(0);
    await readNewComments(ctx);
  };
  const feeling = async () =>
    (await getJourneyView(ctx, { period })).touchpoints.find(({ key }) => key === "delivery")?.feeling ?? null;
  expect(await feeling()).toBeNull();
  await write("Terrible, the driver was rude and the parcel was broken", 10);
  expect(await feeling()).toMatchObject({ value: -100, n: 10 });
  await write("Wonderful, fast and very friendly, thank you", 30);
  expect(await feeling()).toMatchObject({ value: 50, n: 40 });
});
