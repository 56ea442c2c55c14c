import { alerts } from "@heard/db/schema/alerts";
import { useTestDatabase } from "@heard/db/testing";
import { followAccount } from "@heard/metrics";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { seededRandom } from "../demo/random.ts";
import { addDays } from "../measures/rules.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { createTheme } from "../themes/create.ts";
import {
  acknowledgeAlert,
  countUnseenAlerts,
  followAlerts,
  listAlerts,
  markAlertsSeen,
  muteAlertSeries,
  resolveAlert,
  snoozeAlert,
  unmuteAlertSeries,
  updateAlertSettings,
} from "./index.ts";
import { readAccount } from "./read-account.ts";
import { readFaults } from "./read-faults.ts";

useTestDatabase();

/** The newest week that is judged on 30 June 2026, a Tuesday. */
const newest = "2026-06-22";
const weekCount = 40;
const places = ["checkout", "delivery", "returns"] as const;
type Place = (typeof places)[number];
/** Of sixty answers: detractors, and promoters as many as calm weeks have. */
type World = (place: Place, ago: number) => number;
const calm: World = () => 12;
const fallen: World = (place, ago) => (place === "delivery" && ago < 6 ? 32 : 12);
const aWeek = 60;

async function record(
  ctx: ServiceContext,
  detractors: World,
  { weeks = weekCount, until = 0, source = "app", isRegular = true } = {},
) {
  for (let ago = weeks - 1; ago >= until; ago -= 1) {
    const of = places.map((touchpoint) => detractors(touchpoint, ago));
    const responses = places.flatMap((touchpoint, place) =>
      Array.from({ length: aWeek }, (_, at) => ({
        externalId: `${source}-${touchpoint}-${ago}-${at}`,
        occurredOn: addDays(newest, -7 * ago + (at % 7)),
        ...{ touchpoint, segments: { region: ["North", "South"][(at + ago) % 2] ?? "" } },
        scores: [
          {
            metric: "nps",
            value: at < (of[place] ?? 0) + (isRegular ? ((ago * 5 + place * 3) % 7) - 3 : 0) ? 3 : at < 40 ? 10 : 8,
          },
        ],
      })),
    );
    const { rejected } = await recordResponses(ctx, { source, mode: "api", responses });
    if (rejected > 0) throw new Error("answers of the test's world were refused");
  }
}

async function withWorld(world: World): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  await record(ctx, world);
  return ctx;
}

const summary = async (ctx: ServiceContext) =>
  (await listAlerts(ctx)).alerts.map(({ measure, where, direction, changeFrom }) => ({
    ...{ measure: measure.kind, where: where?.key ?? null, direction, changeFrom },
  }));

describe("following the account", () => {
  test("a planted fall is one alert about its touchpoint, since its week, as large as it was, and all of it real", async () => {
    const ctx = await withWorld(fallen);
    await followAlerts(ctx);
    const { alerts: found, run } = await listAlerts(ctx);
    expect(found).toMatchObject([{ measure: { kind: "score" }, where: { key: "delivery" }, direction: "down" }]);
    // A slow chart dates a change within a week or so.
    expect([addDays(newest, -35), addDays(newest, -42)]).toContain(found[0]?.changeFrom);
    const change = found[0]?.change;
    if (!change) throw new Error("nothing changed");
    expect(change.delta).toBeGreaterThan(-75);
    expect(change.delta).toBeLessThan(-25);
    expect(change.interval.high).toBeLessThan(0);
    expect(change.mean - change.meanBefore).toBeCloseTo(change.delta, 9);
    expect(change.split).toMatchObject({ headline: "real", paradox: null });
    const { real, mix, mode } = change.split ?? { real: { value: 0 }, mix: { value: 0 }, mode: { value: 0 } };
    expect(real.value + mix.value + mode.value).toBeCloseTo(change.delta, 6);
    expect(change.points.at(-1)?.n).toBe(aWeek);
    expect(run?.watched.scores).toBeGreaterThan(5);
  });

  test("where nothing changes no more is raised than the budget allows", async () => {
    const raise = async (budget: number) => {
      const random = seededRandom(7);
      // As many detractors as chance gives: without a budget the series of a year would raise dozens.
      const chance: World = () => Array.from({ length: aWeek }, () => random.next()).filter((one) => one < 0.2).length;
      const ctx = await makeTestOrganisation();
      await record(ctx, chance, { isRegular: false });
      await updateAlertSettings(ctx, { budget });
      await followAlerts(ctx);
      const { alerts: found, year } = await listAlerts(ctx);
      expect(year).toMatchObject({ promised: 12 * budget, raised: found.length });
      return found.length;
    };
    const [few, many] = [await raise(0.5), await raise(4)];
    expect(few).toBeLessThanOrEqual(6);
    expect(many).toBeLessThanOrEqual(48);
    // Chance alone raises more where more is allowed: the limits come from the budget.
    expect(many).toBeGreaterThan(few);
  });

  test("following again finds the same, and what people said of it stays", async () => {
    const ctx = await withWorld(fallen);
    expect((await followAlerts(ctx)).raised).toBe(1);
    const [before] = (await listAlerts(ctx)).alerts;
    await acknowledgeAlert(ctx, { alertId: before?.id ?? 0, handling: "beingHandled", reason: "New carrier" });
    expect(await followAlerts({ ...ctx, now: () => new Date("2026-06-30T15:00:00Z") })).toEqual({
      found: 1,
      raised: 0,
    });
    const [after] = (await listAlerts(ctx)).alerts;
    expect(after).toMatchObject({ id: before?.id, state: "acknowledged", handling: { reason: "New carrier" } });
  });

  test("what late answers show is told as late, and what they take back says so", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, calm);
    await followAlerts(ctx);
    await record(ctx, (place, ago) => (place === "returns" && ago < 5 ? 60 : 12), { source: "shop-survey" });
    await followAlerts(ctx);
    const late = (await listAlerts(ctx)).alerts.filter(({ where }) => where?.key === "returns");
    expect(late).toMatchObject([{ isLate: true, isGone: false, direction: "down" }]);
    await inTenant(ctx, (tx) => tx.update(alerts).set({ key: "an alarm that nobody finds again" }));
    await followAlerts(ctx);
    expect((await listAlerts(ctx)).alerts.filter(({ isGone }) => isGone)).toHaveLength(1);
  });

  test("a source that stops answering is an alert of its own, which ends with the next answer", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, calm);
    await record(ctx, calm, { source: "shop-survey", until: 1 });
    await followAlerts(ctx);
    const silent = async () => (await listAlerts(ctx)).alerts.filter(({ family }) => family === "silent");
    expect(await silent()).toMatchObject([
      {
        where: { dimension: "source", key: "shop-survey" },
        changeFrom: newest,
        word: "open",
        silence: { until: null },
      },
    ]);
    await record(ctx, calm, { source: "shop-survey", weeks: 1 });
    await followAlerts(ctx);
    expect((await silent()).filter(({ isGone }) => !isGone)).toEqual([]);
  });

  test("a muted series is followed no more, and again when it is taken up", async () => {
    const ctx = await withWorld(fallen);
    await followAlerts(ctx);
    const [alert] = (await listAlerts(ctx)).alerts;
    await muteAlertSeries(ctx, { alertId: alert?.id ?? 0 });
    const { settings, alerts: listed } = await listAlerts(ctx);
    expect(listed).toMatchObject([{ isMuted: true }]);
    const watched = (await listAlerts(ctx)).run?.watched.scores ?? 0;
    await followAlerts(ctx);
    expect((await listAlerts(ctx)).run?.watched.scores).toBe(watched - 1);
    for (const { key } of settings.muted) await unmuteAlertSeries(ctx, key);
    expect((await listAlerts(ctx)).settings.muted).toEqual([]);
  });
});

describe("a data fault", () => {
  /** Nonsense from the delivery survey for three weeks, long ago. */
  const broken: World = (place, ago) => (place === "delivery" && ago <= 16 && ago >= 14 ? 50 : 12);
  const before = async (ctx: ServiceContext) => {
    const account = await inTenant(ctx, async (tx) => {
      const mondays = Array.from({ length: weekCount }, (_, at) => addDays(newest, -7 * (weekCount - 1 - at)));
      const [catalogue, faults] = [await readCatalogue(tx), await readFaults(tx, mondays)];
      const weeks = { mondays, newest };
      const { measures, countSet } = await readAccount(tx, ctx, { catalogue, weeks, muted: new Set() });
      const name = measures.find(({ kind }) => kind === "score")?.name ?? "";
      const followed = followAccount(measures, { budget: 1, countSet, faults }).followed(name);
      return {
        all: followed.get("all"),
        delivery: followed.get(`touchpoint:${catalogue.touchpoints.get("delivery")?.id}`),
      };
    });
    const answers = (points = account.all?.points) => points?.at(-1)?.score?.nBefore;
    return { all: answers(), delivery: answers(account.delivery?.points) };
  };

  test("its weeks are left out of what later weeks are compared with, the alert stays and says which, until somebody says otherwise", async () => {
    const ctx = await withWorld(broken);
    await followAlerts(ctx);
    const [alert, ...others] = (await listAlerts(ctx)).alerts;
    expect(others).toEqual([]);
    const asItCame = await before(ctx);
    // Taken for a change that lasts, the nonsense is the beginning of the new baseline.
    expect(alert?.word).toBe("lasting");
    expect(asItCame).toEqual({ all: (weekCount - 1) * 3 * aWeek, delivery: 16 * aWeek });

    const alertId = alert?.id ?? 0;
    await acknowledgeAlert(ctx, { alertId, handling: "dataFault", reason: "Scale sent upside down" });
    expect((await listAlerts(ctx)).alerts[0]?.change?.leftOut).toBeNull();
    await followAlerts(ctx);
    const { alerts: found } = await listAlerts(ctx);
    const days = { from: addDays(newest, -7 * 16), to: addDays(newest, -7 * 14 + 6) };
    expect(found).toMatchObject([
      { id: alertId, isGone: false, word: "passed", handling: { kind: "dataFault" }, change: { leftOut: days } },
    ]);
    expect(found[0]?.change?.delta).toBe(alert?.change?.delta);
    expect(await before(ctx)).toEqual({
      all: (weekCount - 1) * 3 * aWeek - 3 * aWeek,
      delivery: (weekCount - 1 - 3) * aWeek,
    });

    const seen = { handling: "dataFault", reason: "Scale sent upside down" } as const;
    await acknowledgeAlert(ctx, { alertId, handling: "knownCause", reason: "A strike after all", seen });
    await followAlerts(ctx);
    expect((await listAlerts(ctx)).alerts).toMatchObject([{ id: alertId, change: { leftOut: null } }]);
    expect(await before(ctx)).toEqual(asItCame);
  });
});

describe("what people do with alerts", () => {
  test("they are new until they were looked at, wait while snoozed, and are put away with a reason", async () => {
    const ctx = await withWorld(fallen);
    const { ctx: leader } = await makeTestPerson(ctx, ["cxLeader"]);
    await followAlerts(ctx);
    expect(await countUnseenAlerts(leader)).toBe(1);
    await markAlertsSeen(leader);
    expect(await countUnseenAlerts(leader)).toBe(0);
    const [alert] = (await listAlerts(leader)).alerts;
    const alertId = alert?.id ?? 0;
    await expect(resolveAlert(leader, { alertId })).rejects.toMatchObject({ code: "invalid_state" });
    await expect(snoozeAlert(leader, { alertId, until: "2026-06-30" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await snoozeAlert(leader, { alertId, until: "2026-07-14" });
    expect((await listAlerts(leader)).alerts).toMatchObject([{ state: "snoozed" }]);
    await acknowledgeAlert(leader, { alertId, handling: "knownCause", reason: "Strike" });
    // Who had it open before is told, and nothing that was said is written over.
    const seen = { handling: null, reason: null };
    await expect(
      acknowledgeAlert(leader, { alertId, handling: "notReal", reason: "Chance", seen }),
    ).rejects.toMatchObject({ code: "conflict", reason: "changed_meanwhile", params: { field: "handling" } });
    await resolveAlert(leader, { alertId });
    expect((await listAlerts(leader)).alerts).toMatchObject([{ state: "resolved", handling: { kind: "knownCause" } }]);
  });

  test("a limited member sees what is about their touchpoints, and nothing else is there for them", async () => {
    const ctx = await withWorld(fallen);
    await followAlerts(ctx);
    const [alert] = (await listAlerts(ctx)).alerts;
    const { touchpoints } = await inTenant(ctx, (tx) => readCatalogue(tx));
    const { ctx: member } = await makeTestPerson(ctx, ["teamMember"]);
    const limitedTo = (key: Place): ServiceContext => ({ ...member, touchpoints: [touchpoints.get(key)?.id ?? 0] });
    expect(await summary(limitedTo("delivery"))).toHaveLength(1);
    expect((await listAlerts(limitedTo("delivery"))).alerts[0]?.change?.alsoSeenIn).toEqual([]);
    expect(await summary(limitedTo("checkout"))).toEqual([]);
    const act = acknowledgeAlert(limitedTo("checkout"), { alertId: alert?.id ?? 0, handling: "notReal", reason: "x" });
    await expect(act).rejects.toMatchObject({ code: "not_found" });
  });

  test("the budget is one number for everything that is followed, and is kept", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, { key: "code", name: { en: "Payment code" }, rule: "code" });
    await updateAlertSettings(ctx, { budget: 2 });
    await followAlerts(ctx);
    expect(await listAlerts(ctx)).toMatchObject({ settings: { budget: 2 }, year: { promised: 24 } });
    await expect(updateAlertSettings(ctx, { budget: 9 })).rejects.toThrow();
  });
});
