import type { ServiceContext } from "@heard/core/context";
import { forgetLeases } from "@heard/core/rate-limits/take";
import { recordResponses } from "@heard/core/responses";
import { workOnReadings } from "@heard/core/testing/readings";
import { createTheme, measureThemes } from "@heard/core/themes";
import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";
import { apiRoutes } from "./routes/index.ts";
import { ProblemReply } from "./schemas.ts";

useTestDatabase();
beforeEach(forgetLeases);

const period = "from=2026-06-01&to=2026-06-30";
const said = [
  ["The delivery was terribly slow", 2, "delivery"],
  ["送货太慢了，很失望", 3, "delivery"],
  ["Great, so fast!", 10, "checkout"],
  ["The clerk was kind and helpful", 9, "checkout"],
  ["The receipt is on the table", 7, "checkout"],
] as const;

async function withThemes(ctx: ServiceContext): Promise<void> {
  await createTheme(ctx, { key: "service", name: { en: "Service" }, rule: "service" });
  await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow OR fast OR 慢", parent: "service" });
  await createTheme(ctx, { key: "clerk", name: { en: "Clerk" }, rule: "clerk", parent: "service" });
  const responses = Array.from({ length: 35 }, (_, round) =>
    said.map(([text, value, touchpoint], place) => ({
      ...{ externalId: `${round}-${place}`, occurredOn: "2026-06-10", touchpoint },
      ...{ segments: { region: round % 2 ? "East" : "West, by the sea" }, scores: [{ metric: "nps", value }] },
      comments: [{ text }],
    })),
  ).flat();
  await recordResponses(ctx, { source: "app", mode: "api", responses });
  await workOnReadings(ctx);
}

async function world() {
  const { app } = publicApiForTests();
  const { ctx, key } = await organisationWithKey();
  await withThemes(ctx);
  const get = (path: string, by = key) => app.request(path, { headers: { Authorization: `Bearer ${by}` } });
  /** The reply, held against the schema that the document shows. */
  const checked = async <Reply>(name: string, path: string): Promise<Reply> => {
    const reply = await get(path);
    expect(reply.status, path).toBe(200);
    const body: unknown = await reply.json();
    expect(apiRoutes.find((route) => route.name === name)?.reply.parse(body)).toEqual(body);
    return body as Reply;
  };
  const comments = (query: string) =>
    checked<{ items: Comment[]; count: number }>("listComments", `/api/v1/comments?${period}&limit=1000&${query}`);
  return { ctx, get, checked, comments };
}
type Comment = {
  responseId: string;
  text: string;
  reading: { sentiment: string | null; themes: { key: string; sentiment: string; spans: unknown[] }[] } | null;
};
type Report = {
  overall: { value: number; n: number } | null;
  comments: Record<string, number>;
  themes: {
    key: string;
    n: number;
    counts: Record<string, number>;
    impact: { value: number | null } | null;
    trace: string;
  }[];
};
const texts = ({ items }: { items: Comment[] }) => [...new Set(items.map(({ text }) => text))].sort();

describe("themes and sentiment", () => {
  test("a comment says how it comes across, what it speaks of, and where", async () => {
    const { comments } = await world();
    const { items } = await comments("words=slow");
    expect(items).toHaveLength(35);
    expect(items[0]).toMatchObject({
      text: "The delivery was terribly slow",
      reading: {
        sentiment: "negative",
        isCorrected: false,
        themes: [{ key: "speed", sentiment: "negative", foundBy: "rule", spans: [{ start: 26, end: 30 }] }],
      },
    });
  });

  test("comments are filtered by theme and by sentiment, and a theme holds what is part of it", async () => {
    const { comments } = await world();
    const [slow, kind, fast, late, receipt] = [said[0][0], said[3][0], said[2][0], said[1][0], said[4][0]];
    expect(texts(await comments("theme=speed"))).toEqual([slow, fast, late].sort());
    expect(texts(await comments("theme=speed&sentiment=negative"))).toEqual([slow, late].sort());
    expect(texts(await comments("theme=clerk,speed&sentiment=positive"))).toEqual([kind, fast].sort());
    expect(texts(await comments("theme=service"))).toEqual([slow, fast, kind, late].sort());
    expect(texts(await comments("sentiment=neutral,mixed"))).toEqual([receipt]);
    expect(await comments("theme=speed&words=%E6%85%A2&segment.region=East")).toMatchObject({ count: 17 });
  });

  test("every theme's figures are those of the screen, and its address lists as many comments as it counts", async () => {
    const { ctx, checked, get } = await world();
    const slices = [
      "metric=nps",
      "metric=nps&touchpoint=delivery",
      "metric=nps&segment.region=West%5C%2C+by+the+sea",
      "",
    ];
    for (const slice of slices) {
      const report = await checked<Report>("getThemes", `/api/v1/themes?${period}&${slice}`);
      expect(report.themes.map(({ key }) => key)).toEqual(["service", "speed", "clerk"]);
      for (const { key, n, counts, trace } of report.themes) {
        expect(
          Object.values(counts).reduce((sum, count) => sum + count, 0),
          key,
        ).toBe(n);
        const listed = (await (await get(`${trace}&limit=1000`)).json()) as { items: Comment[] };
        expect(new Set(listed.items.map(({ responseId }) => responseId)).size, `${slice} ${key}`).toBe(n);
      }
    }
    const report = await checked<Report>("getThemes", `/api/v1/themes?${period}&metric=nps`);
    const shown = await measureThemes(ctx, { period: { from: "2026-06-01", to: "2026-06-30" }, metric: "nps" });
    expect(report.overall).not.toBeNull();
    expect(shown.overall).toMatchObject(report.overall ?? {});
    expect(report).toMatchObject({ comments: shown.comments, counted: shown.counted });
    expect(report.themes).toMatchObject(
      shown.themes.map(({ key, n, counts, impact }) => ({ key, n, counts, impact: impact ?? null })),
    );
    expect(report.themes.find(({ key }) => key === "speed")?.impact?.value).toBeLessThan(0);
  });

  test("an impact that too few bear is withheld, and says how many it takes", async () => {
    const { checked } = await world();
    const { themes } = await checked<Report>("getThemes", `/api/v1/themes?${period}&metric=nps&segment.region=East`);
    expect(themes.find(({ key }) => key === "clerk")?.impact).toEqual({
      ...{ value: null, interval: null, n: 17 },
      withheld: { mentions: 17, others: 68, least: 30 },
    });
  });

  test("what nobody knows is refused with its place and what would do", async () => {
    const { get } = await world();
    const refused = async (path: string) => {
      const reply = await get(`/api/v1/${path}`);
      const { code, errors, detail } = ProblemReply.parse(await reply.json());
      return { status: reply.status, code, detail, path: errors?.[0]?.path, expected: errors?.[0]?.expected };
    };
    expect(await refused(`comments?${period}&theme=nowhere`)).toMatchObject({ status: 400, code: "unknown_key" });
    const wrong = await refused(`comments?${period}&sentiment=happy`);
    expect(wrong).toMatchObject({ status: 400, path: "?sentiment.0" });
    expect(wrong.expected).toContain("negative");
    expect(await refused(`comments?${period}&theme=`)).toMatchObject({ status: 400, path: "?theme" });
    const many = Array.from({ length: 51 }, () => "speed").join();
    expect(await refused(`comments?${period}&theme=${many}`)).toMatchObject({ status: 400, path: "?theme" });
    expect((await refused(`comments?${period}&theme=${"x".repeat(61)}`)).status).toBe(400);
    expect(await refused(`themes?${period}&metric=nowhere`)).toMatchObject({ status: 400, code: "unknown_key" });
    expect(await refused(`themes?${period}&theme=speed`)).toMatchObject({ status: 400, path: "?theme" });
  });

  test("stays inside its organisation", async () => {
    const { get } = await world();
    const { key } = await organisationWithKey();
    expect((await (await get(`/api/v1/themes?${period}`, key)).json()) as Report).toMatchObject({ themes: [] });
    expect((await get(`/api/v1/comments?${period}&theme=speed`, key)).status).toBe(400);
  });
});
