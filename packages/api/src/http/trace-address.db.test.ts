import { moveTouchpoint } from "@heard/core/journey";
import { forgetLeases } from "@heard/core/rate-limits/take";
import { recordResponses } from "@heard/core/responses";
import { editScale } from "@heard/core/scales";
import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";

useTestDatabase();
beforeEach(forgetLeases);

type Figure = { n: number; trace: string; histogram: number[] | null };
type Reply = Figure & {
  groups: { key: string | null; measure: Figure }[] | null;
  series: { from: string; measure: Figure }[] | null;
  previousSeries: { from: string; measure: Figure }[] | null;
};

/** Thirty answers in May and sixty in June, some without a touchpoint, a region or a language. */
const responses = Array.from({ length: 90 }, (_, place) => ({
  externalId: `A-${place}`,
  occurredOn: place < 30 ? `2026-05-${10 + (place % 20)}` : `2026-06-${10 + (place % 20)}`,
  touchpoint: ["checkout", "delivery", undefined][place % 3],
  channel: ["shop", "app", undefined, "website"][place % 4],
  language: ["en", "zh-Hant", undefined][place % 3],
  ...(place % 5 === 0 ? {} : { segments: { region: ["East", "West, by the sea"][place % 2] ?? "" } }),
  scores: [{ metric: "csat", value: 1 + (place % 5) }],
}));

async function world() {
  const { app } = publicApiForTests();
  const { ctx, key } = await organisationWithKey();
  expect(await recordResponses(ctx, { source: "app", mode: "api", responses })).toMatchObject({ accepted: 90 });
  const get = async (path: string) => {
    const reply = await app.request(path, { headers: { Authorization: `Bearer ${key}` } });
    expect(reply.status, path).toBe(200);
    return reply.json();
  };
  const measure = async (query: string) => (await get(`/api/v1/measures?metric=csat&${query}`)) as Reply;
  const traced = async ({ trace }: Figure) => {
    const { items } = (await get(`${trace}&limit=1000`)) as { items: { id: string; value: number }[] };
    return items.map(({ id, value }) => `${id} ${value}`).sort();
  };
  return { ctx, measure, traced };
}

const figuresOf = ({ groups, series, previousSeries, ...total }: Reply): [string, Figure][] => [
  ["total", total],
  ...(groups ?? []).map(({ key, measure }): [string, Figure] => [`group ${key}`, measure]),
  ...(series ?? []).map(({ from, measure }): [string, Figure] => [`point ${from}`, measure]),
  ...(previousSeries ?? []).map(({ from, measure }): [string, Figure] => [`point before ${from}`, measure]),
];

const june = "from=2026-06-01&to=2026-06-30&compare=previous";
const dimensions = ["touchpoint", "stage", "channel", "mode", "language", "source", "segment:region"];

test("the trace of every total, row and point lists as many answers as the figure counts", async () => {
  const { measure, traced } = await world();
  for (const dimension of dimensions)
    for (const filter of [
      "",
      "&channel=shop,app",
      "&stage=purchase,~none",
      "&segment.region=~none",
      "&segment.region=East,West%5C, by the sea",
    ]) {
      const reply = await measure(`${june}&grain=week&groupBy=${dimension}${filter}`);
      for (const [name, figure] of figuresOf(reply)) {
        const items = await traced(figure);
        expect(items, `${name} of ${dimension}${filter}: ${figure.trace}`).toHaveLength(figure.n);
        const counts = [1, 2, 3, 4, 5].map((value) => items.filter((item) => item.endsWith(` ${value}`)).length);
        if (figure.histogram) expect(counts).toEqual(figure.histogram);
      }
      const inRows = (reply.groups ?? []).reduce((sum, { measure: { n } }) => sum + n, 0);
      expect(inRows, `rows of ${dimension}${filter}`).toBe(reply.n);
    }
});

test("a trace lists the same answers after its scale was edited and answered on", async () => {
  const { ctx, measure, traced } = await world();
  const reply = await measure(`${june}&grain=month&groupBy=touchpoint`);
  const before = await Promise.all(figuresOf(reply).map(([, figure]) => traced(figure)));
  await editScale(ctx, { key: "csat-1-5", version: 1, max: 10, labels: {} });
  const later = responses.slice(0, 20).map((one, place) => ({
    ...one,
    externalId: `B-${place}`,
    occurredOn: "2026-06-20",
    scores: [{ metric: "csat", value: 6 }],
  }));
  await recordResponses(ctx, { source: "app", mode: "api", responses: later });
  expect((await measure(june)).n).toBe(20);
  expect(await Promise.all(figuresOf(reply).map(([, figure]) => traced(figure)))).toEqual(before);
  expect((await measure(`${june}&scale=csat-1-5@1`)).n).toBe(60);
});

test("a trace lists the same answers after a touchpoint went to another stage", async () => {
  const { ctx, measure, traced } = await world();
  const rows = await measure(`${june}&groupBy=stage`);
  const slice = await measure(`${june}&stage=purchase`);
  const read = () => Promise.all([...figuresOf(rows), ...figuresOf(slice)].map(([, figure]) => traced(figure)));
  const before = await read();
  await moveTouchpoint(ctx, { key: "checkout", stage: "retain", to: 0 });
  expect((await measure(`${june}&stage=purchase`)).n).toBe(0);
  expect(await read()).toEqual(before);
});
