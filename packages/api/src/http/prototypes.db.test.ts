import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";

useTestDatabase();

const period = "from=2026-06-01&to=2026-06-30";
type Api = ReturnType<typeof publicApiForTests>["app"];
const post = async (app: Api, key: string, body: string) =>
  app.request("/api/v1/responses", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body,
  });
const get = (app: Api, key: string, path: string) =>
  app.request(`/api/v1${path}`, { headers: { Authorization: `Bearer ${key}` } });

test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__", "valueOf"])(
  "takes %s for a name like any other: as a field, a segment, a metric, a touchpoint and a filter",
  async (name) => {
    const { app } = publicApiForTests();
    const { key } = await organisationWithKey();
    const before = Object.getOwnPropertyNames(Object.prototype);
    const one = '"occurredAt":"2026-06-20T09:30:00Z"';
    const score = '"scores":[{"metric":"nps","value":9}]';
    for (const response of [
      `{${one},${score},"${name}":{"polluted":1}}`,
      `{${one},${score},"segments":{"${name}":"x"}}`,
      `{${one},${score},"segments":{"${name}":{"polluted":1}}}`,
      `{${one},"scores":[{"metric":"${name}","value":9}]}`,
      `{${one},"scores":[{"metric":"nps","value":9,"${name}":{"polluted":1}}]}`,
      `{${one},${score},"touchpoint":{"${name}":1}}`,
    ]) {
      const reply = await post(app, key, `{"source":"app","responses":[${response}]}`);
      expect(reply.status, response).toBeLessThan(500);
      expect((await reply.json()) as object, response).not.toHaveProperty("accepted", 1);
    }
    for (const query of [`segment.${name}=x`, `${name}=x`, `groupBy=${name}`, `touchpoint=${name}`, `source=${name}`])
      expect([400, 404], query).toContain((await get(app, key, `/measures?metric=nps&${period}&${query}`)).status);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(Object.keys({})).toEqual([]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  },
);
