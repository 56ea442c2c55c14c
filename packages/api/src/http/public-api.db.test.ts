import { forgetLeases } from "@heard/core/rate-limits/take";
import { verifyRollups } from "@heard/core/rollups/verify";
import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";
import { apiRoutes } from "./routes/index.ts";
import { ProblemReply } from "./schemas.ts";

useTestDatabase();
beforeEach(forgetLeases);

const period = "from=2026-06-01&to=2026-06-30";
const item = (more: object = {}) => ({
  externalId: "A-1",
  occurredAt: "2026-06-20T09:30:00+08:00",
  channel: "shop",
  touchpoint: "checkout",
  segments: { region: "East" },
  scores: [{ metric: "nps", value: 9 }],
  comments: [{ text: "quick and kind" }],
  ...more,
});
const many = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    item({ externalId: `A-${place}`, scores: [{ metric: "nps", value: place % 11 }] }),
  );

type Api = ReturnType<typeof publicApiForTests>["app"];
const post = async (app: Api, key: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request("/api/v1/responses", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  });
const get = (app: Api, key: string, path: string) =>
  app.request(`/api/v1${path}`, { headers: { Authorization: `Bearer ${key}` } });
const problem = async (reply: Response) => {
  expect(reply.headers.get("content-type")).toBe("application/problem+json");
  return ProblemReply.parse(await reply.json());
};
/** The reply, held against the schema that the document shows. */
const checked = async (name: string, reply: Response) => {
  expect(reply.status).toBe(200);
  const body: unknown = await reply.json();
  expect(apiRoutes.find((route) => route.name === name)?.reply.parse(body)).toEqual(body);
  return body as Record<string, unknown>;
};

describe("sending responses", () => {
  test("gives each item its verdict, with paths into the request, and keeps the good ones", async () => {
    const { app } = publicApiForTests();
    const { ctx, key } = await organisationWithKey();
    const bad = item({ externalId: "A-2", scores: [{ metric: "nps", value: 11 }] });
    const reply = await checked("recordResponses", await post(app, key, { source: "app", responses: [item(), bad] }));
    expect(reply).toMatchObject({ accepted: 1, duplicate: 0, rejected: 1 });
    expect((reply.results as unknown[])[1]).toEqual({
      index: 1,
      status: "rejected",
      errors: [
        {
          code: "score_off_scale",
          path: "/responses/1/scores/0/value",
          value: 11,
          message: "11 is off the scale. Accepted: a whole number from 0 to 10.",
          expected: "a whole number from 0 to 10",
        },
      ],
    });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("counts nobody twice: a second score of a metric at a touchpoint is refused with its path, and the rest goes in", async () => {
    const { app } = publicApiForTests();
    const { ctx, key } = await organisationWithKey();
    const scores = [
      { metric: "nps", value: 9 },
      { metric: "nps", touchpoint: "checkout", value: 2 },
    ];
    const responses = [item(), item({ externalId: "A-2", scores }), item({ externalId: "A-3" })];
    const reply = await checked("recordResponses", await post(app, key, { source: "app", responses }));
    expect(reply).toMatchObject({ accepted: 2, rejected: 1 });
    expect((reply.results as unknown[])[1]).toMatchObject({
      status: "rejected",
      errors: [{ code: "score_twice", path: "/responses/1/scores/1", value: 2 }],
    });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("replays the reply of an Idempotency-Key, refuses the key with another body, and knows an externalId again", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const { externalId: _, ...anonymous } = item();
    const body = { source: "app", responses: [anonymous] };
    const first = await (await post(app, key, body, { "Idempotency-Key": "k-1" })).text();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        post(app, key, body, { "Idempotency-Key": "k-1" }).then((reply) => reply.text()),
      ),
    );
    expect(new Set(replies)).toEqual(new Set([first]));
    const other = await post(
      app,
      key,
      { ...body, responses: [{ ...anonymous, channel: "app" }] },
      { "Idempotency-Key": "k-1" },
    );
    expect(other.status).toBe(422);
    expect((await problem(other)).code).toBe("idempotency_mismatch");

    await post(app, key, { source: "app", responses: [item()] });
    expect(await (await post(app, key, { source: "app", responses: [item()] })).json()).toMatchObject({ duplicate: 1 });
    const conflict = await (await post(app, key, { source: "app", responses: [item({ channel: "app" })] })).json();
    expect(conflict).toMatchObject({
      rejected: 1,
      results: [{ errors: [{ code: "id_conflict", path: "/responses/0/externalId" }] }],
    });
  });

  test("wants to know a retry again", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const { externalId: _, ...anonymous } = item();
    const reply = await post(app, key, { source: "app", responses: [item(), anonymous] });
    expect(reply.status).toBe(400);
    expect((await problem(reply)).code).toBe("idempotency_required");
    for (const header of ["", "x".repeat(256), "tab\tkey"]) {
      const refused = await post(app, key, { source: "app", responses: [anonymous] }, { "Idempotency-Key": header });
      expect(refused.status).toBe(400);
    }
  });

  test("refuses an envelope that it cannot use, with the code, the path, the value and what would do", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const refuse = async (body: unknown, headers: Record<string, string> = {}) => {
      const reply = await post(app, key, body, headers);
      const { code, errors } = await problem(reply);
      return { status: reply.status, code, path: errors?.[0]?.path };
    };
    expect(await refuse({ source: "nowhere", responses: [item()] })).toEqual({
      status: 400,
      code: "unknown_key",
      path: "/source",
    });
    expect(await refuse({ source: "app", responses: [] })).toMatchObject({ status: 400, code: "batch_size" });
    expect(await refuse({ source: "app", responses: many(1001) })).toMatchObject({ status: 400, code: "batch_size" });
    expect(await refuse({ source: "app", responses: [item()], organisation: "other" })).toEqual({
      status: 400,
      code: "unknown_field",
      path: "/organisation",
    });
    expect(await refuse({ source: 7, responses: [item()] })).toEqual({
      status: 400,
      code: "invalid_value",
      path: "/source",
    });
    expect(await refuse([item()])).toMatchObject({ status: 400, code: "invalid_value" });
    expect(await refuse("{")).toMatchObject({ status: 400, code: "body_not_json" });
    expect(await refuse(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))).toMatchObject({
      status: 400,
      code: "body_not_json",
    });
    expect(await refuse("a=b", { "Content-Type": "application/x-www-form-urlencoded" })).toMatchObject({ status: 415 });
    expect(await refuse("{}", { "Content-Type": "application/json; charset=utf-16" })).toMatchObject({ status: 415 });
    expect(await refuse("{}", { "Content-Encoding": "gzip" })).toMatchObject({ status: 415, code: "content_type" });
  });

  test("refuses a body that is too large, announced or not", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const large = JSON.stringify({
      source: "app",
      responses: [item({ comments: [{ text: "x".repeat(9 * 1024 * 1024) }] })],
    });
    const announced = await post(app, key, large, { "Content-Length": String(large.length) });
    expect([announced.status, (await problem(announced)).code]).toEqual([413, "body_too_large"]);
    const streamed = await app.request("/api/v1/responses", {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: new Blob([large]).stream(),
      duplex: "half",
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });

  test("is not moved by keys that mean something to JavaScript", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const body = `{"source":"app","responses":[{"externalId":"P-1","occurredAt":"2026-06-20T09:30:00Z","scores":[{"metric":"nps","value":9}],"__proto__":{"polluted":1}},
      {"externalId":"P-2","occurredAt":"2026-06-20T09:30:00Z","scores":[{"metric":"nps","value":9}],"segments":{"__proto__":"x","constructor":"y"}}]}`;
    const reply = await (await post(app, key, body)).json();
    expect(reply).toMatchObject({ accepted: 0, rejected: 2 });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const query = await get(app, key, `/measures?metric=nps&${period}&segment.__proto__=x&segment.constructor=y`);
    expect(query.status).toBe(400);
  });
});

describe("reading", () => {
  test("a measure says value, n, interval, change and the address of its responses, which lists as many as it counts", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    await post(app, key, { source: "app", responses: many(44) });
    const measure = await checked(
      "getMeasure",
      await get(
        app,
        key,
        `/measures?metric=nps&${period}&compare=previous&groupBy=touchpoint&grain=week&touchpoint=checkout&segment.region=East`,
      ),
    );
    expect(measure).toMatchObject({
      metric: "nps",
      method: "nps",
      unit: "points",
      n: 44,
      scope: "relationship",
      withheld: null,
    });
    expect(measure.interval).toMatchObject({ level: 0.95 });
    const { items } = await checked(
      "listResponses",
      await app.request(`${measure.trace}&limit=1000`, { headers: { Authorization: `Bearer ${key}` } }),
    );
    expect(items).toHaveLength(44);
  });

  test("lists page without gaps, a response comes whole, comments are found", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    await post(app, key, { source: "app", responses: many(5) });
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = await checked("listResponses", await get(app, key, `/responses?${period}&limit=2${cursor}`));
      seen.push(...(page.items as { id: string }[]).map(({ id }) => id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    const whole = await checked("getResponse", await get(app, key, `/responses/${seen[0]}`));
    expect(whole).toMatchObject({
      source: "app",
      segments: { region: "East" },
      comments: [{ text: "quick and kind" }],
    });
    expect(Object.keys(whole)).not.toContain("customer");
    const found = await checked(
      "listComments",
      await get(app, key, `/comments?words=kind&${period}&metric=nps&lowest=0&highest=1`),
    );
    expect(found).toMatchObject({ count: 2 });
  });

  test("comments stay shut to a key without their scope, wherever they stand", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey(["responses:write", "responses:read"]);
    const stored = (await (await post(app, key, { source: "app", responses: [item()] })).json()) as {
      results: { id: string }[];
    };
    expect(await (await get(app, key, `/responses/${stored.results[0]?.id}`)).json()).toMatchObject({ comments: null });
    expect(await (await get(app, key, `/responses?${period}`)).text()).not.toContain("quick and kind");
    const refused = await get(app, key, `/comments?${period}`);
    expect([refused.status, (await problem(refused)).code]).toEqual([403, "scope_missing"]);
  });

  test("the catalogue names what requests may name", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const metrics = await checked("listMetrics", await get(app, key, "/metrics"));
    expect((metrics.items as { key: string }[]).map((metric) => metric.key)).toEqual(["nps", "csat", "ces"]);
    for (const [name, path] of [
      ["listStages", "stages"],
      ["listTouchpoints", "touchpoints"],
      ["listChannels", "channels"],
      ["listSources", "sources"],
      ["listSegments", "segments"],
    ] as const)
      expect((await checked(name, await get(app, key, `/${path}`))).items).not.toEqual([]);
  });

  test("parameters that are unknown, repeated or wrong are refused by name", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const paths = async (query: string) =>
      (await problem(await get(app, key, `/measures?${query}`))).errors?.map(({ path }) => path);
    expect(await paths(`metric=nps&${period}&orgId=2`)).toEqual(["?orgId"]);
    expect(await paths(`metric=nps&metric=csat&${period}`)).toEqual(["?metric"]);
    expect(await paths("metric=nps&from=2026-13-01&to=x")).toEqual(["?from", "?to"]);
    const unknown = await get(app, key, `/measures?metric=nps&${period}&touchpoint=nowhere`);
    expect([unknown.status, (await problem(unknown)).code]).toEqual([400, "unknown_key"]);
    for (const off of ["method=nps", "scale=nps-0-10@1"])
      expect((await get(app, key, `/measures?metric=responses&${period}&${off}`)).status).toBe(400);
    expect((await get(app, key, "/responses/not-an-id")).status).toBe(400);
    expect((await get(app, key, "/responses/0197b2a0-0000-7000-8000-000000000000")).status).toBe(404);
    expect((await get(app, key, `/comments?${period}&metric=nps`)).status).toBe(400);
  });

  test("a cursor that no reply gave, a list of long words and a body of five thousand brackets are refused, and nothing fails", async () => {
    const { app, reported } = publicApiForTests();
    const { key } = await organisationWithKey();
    const id = "0197b2a0-0000-7000-8000-000000000000";
    const cursors = [
      `2026-13-45_${id}_0`,
      `2026-02-30_${id}_0`,
      `2026-06-01_${"-".repeat(36)}_0`,
      `2026-06-01_${id}_99999999999`,
    ];
    for (const cursor of cursors)
      for (const list of ["responses", "comments"])
        expect((await get(app, key, `/${list}?${period}&cursor=${cursor}`)).status, `${list} ${cursor}`).toBe(400);
    const long = "a".repeat(300);
    for (const slice of [`stage=${long}`, `segment.region=${long}`, `segment.${long}=East`])
      expect((await get(app, key, `/measures?metric=nps&${period}&${slice}`)).status).toBe(400);
    const deep = `{"source":"app","responses":[{"answers":${"[".repeat(50_000)}${"]".repeat(50_000)}}]}`;
    const refused = await post(app, key, deep, { "Idempotency-Key": "deep" });
    expect([refused.status, (await problem(refused)).code]).toEqual([400, "invalid_value"]);
    expect(reported).toEqual([]);
  });
});

describe("the door", () => {
  test("opens to no key, no wrong key, no ended key", async () => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const without = await app.request(`/api/v1/measures?metric=nps&${period}`);
    expect([without.status, (await problem(without)).code]).toEqual([401, "key_missing"]);
    expect(without.headers.get("www-authenticate")).toBe("Bearer");
    const wrong = await get(app, `${key.slice(0, -4)}abcd`, `/measures?metric=nps&${period}`);
    expect([wrong.status, (await problem(wrong)).code]).toEqual([401, "key_invalid"]);
  });

  test("limits a key, an organisation with all of its keys, and guesses by address, and says how long to wait", async () => {
    const still = (capacity: number) => ({ capacity, perSecond: 0 });
    const { key } = await organisationWithKey();
    const { app } = publicApiForTests({ limits: { key: still(3) } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await get(app, key, "/metrics")).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await get(app, key, "/metrics");
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
    expect((await problem(refused)).code).toBe("rate_limited");

    const guarded = publicApiForTests({ limits: { wrongKeys: still(2) }, trustedProxies: 0 });
    const guess = (forwarded: string) =>
      guarded.app.request("/api/v1/metrics", {
        headers: { Authorization: `Bearer heard_${"a".repeat(8)}_${"b".repeat(43)}`, "X-Forwarded-For": forwarded },
      });
    // A forged X-Forwarded-For does not make another address of it.
    expect([(await guess("1.1.1.1")).status, (await guess("2.2.2.2")).status, (await guess("3.3.3.3")).status]).toEqual(
      [401, 401, 429],
    );
  });

  test("answers 503 at once when too much is under way", async () => {
    const { app } = publicApiForTests({ mostInFlight: 0 });
    const reply = await app.request("/api/v1/openapi.json");
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  test("puts the same headers on every answer, and an id that the log knows", async () => {
    const { app, log } = publicApiForTests({ url: "https://gateway.test" });
    const { ctx, key, keyId } = await organisationWithKey();
    const replies = [
      await get(app, key, "/metrics"),
      await app.request("/api/v1/metrics"),
      await app.request("/api/v1/metrics", { method: "PUT" }),
      await app.request("/api/v1/openapi.json"),
    ];
    for (const reply of replies) {
      expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
      expect(reply.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(reply.headers.get("strict-transport-security")).toContain("max-age=31536000");
      expect(reply.headers.get("cache-control")).toBe("no-store");
      expect(reply.headers.get("access-control-allow-origin")).toBeNull();
      expect(log.map(({ requestId }) => requestId)).toContain(reply.headers.get("x-request-id"));
    }
    expect(replies.map(({ status }) => status)).toEqual([200, 401, 405, 200]);
    expect(replies[2]?.headers.get("allow")).toBe("GET");
    expect(log[0]).toMatchObject({
      route: "listMetrics",
      method: "GET",
      status: 200,
      organisation: ctx.organisation.key,
      keyId,
    });
    expect(JSON.stringify(log)).not.toContain(key);
  });
});
