import type { ServiceContext } from "@heard/core/context";
import { DomainError, type DomainErrorCode, notFound } from "@heard/core/errors";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { createCallerFactory, openProcedure, personProcedure, procedure, router } from "./base.ts";
import type { ApiContext } from "./context.ts";
import { handleTrpcRequest } from "./handle.ts";

const now = () => new Date("2026-06-30T12:00:00Z");

function service(roles: ("owner" | "employee")[]): ServiceContext {
  return {
    organisation: { id: 1, key: "acme", timeZone: "UTC", homeShardKey: 1, hideBelow: 5, lowBelow: 30 },
    actor: { kind: "member", memberId: 1, userId: 1, roles, grants: { canUnmask: false, canSeeCustomers: false } },
    touchpoints: "*",
    now,
  };
}

function context(more: Partial<ApiContext> = {}): ApiContext & { reported: unknown[] } {
  const reported: unknown[] = [];
  return {
    person: { userId: 1, sessionId: "c1c8b6b2-6a0f-4a8e-9f0c-0a2f4f1f5b11", version: 1 },
    organisationKey: "acme",
    service: service(["owner"]),
    address: "192.0.2.1",
    site: { url: "https://heard.test", mailer: null },
    gatewayUrl: "https://ask.test",
    authSecret: "secret",
    locale: "en",
    requestId: "r-1",
    now,
    report: (error) => reported.push(error),
    reported,
    ...more,
  };
}

const thrown = (code: DomainErrorCode) => new DomainError(code, "already_exists", { what: "metric", id: "nps" });
const tried = router({
  fail: procedure("measure.read")
    .input(z.strictObject({ code: z.string().min(1) }))
    .query(({ input }) => {
      throw thrown(input.code as DomainErrorCode);
    }),
  crash: procedure("measure.read").query(() => {
    throw new Error('relation "secrets" does not exist');
  }),
  owners: procedure("apiKey.edit").query(() => "open"),
  mine: personProcedure("account.own").query(({ ctx }) => ctx.person.userId),
  door: openProcedure("setUp").query(() => "open"),
});
const call = createCallerFactory(tried);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "OK",
    (error: TRPCError) => error.code,
  );

describe("a procedure", () => {
  test("answers each refusal of the domain with its own code", async () => {
    const codes: Record<DomainErrorCode, string> = {
      not_found: "NOT_FOUND",
      forbidden: "FORBIDDEN",
      conflict: "CONFLICT",
      invalid_state: "PRECONDITION_FAILED",
      invalid_input: "BAD_REQUEST",
      limit_exceeded: "TOO_MANY_REQUESTS",
    };
    for (const [code, expected] of Object.entries(codes))
      expect(await codeOf(call(context()).fail({ code }))).toBe(expected);
  });

  test("opens to nobody who is signed out, not a member, or without the permission", async () => {
    expect(await codeOf(call(context({ person: null, service: null })).owners())).toBe("UNAUTHORIZED");
    expect(await codeOf(call(context({ service: null })).owners())).toBe("NOT_FOUND");
    expect(await codeOf(call(context({ service: service(["employee"]) })).owners())).toBe("FORBIDDEN");
    expect(await codeOf(call(context()).owners())).toBe("OK");
  });

  test("of a person needs a person and no organisation; an open door needs nobody", async () => {
    expect(await call(context({ service: null })).mine()).toBe(1);
    expect(await codeOf(call(context({ person: null, service: null })).mine())).toBe("UNAUTHORIZED");
    expect(await call(context({ person: null, service: null })).door()).toBe("open");
  });

  test("refuses fields that it does not know", async () => {
    const input = { code: "conflict", organisationId: 2 } as { code: string };
    expect(await codeOf(call(context()).fail(input))).toBe("BAD_REQUEST");
  });

  test("reports what nobody expected, whole, and once", async () => {
    const ctx = context();
    expect(await codeOf(call(ctx).crash())).toBe("INTERNAL_SERVER_ERROR");
    expect(ctx.reported).toEqual([new Error('relation "secrets" does not exist')]);
    const refused = context();
    await codeOf(call(refused).fail({ code: "conflict" }));
    expect(refused.reported).toEqual([]);
  });
});

describe("an error on the wire", () => {
  const get = async (path: string, input?: unknown, more: Partial<ApiContext> = {}) => {
    const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
    const reply = await fetchRequestHandler({
      endpoint: "/api/trpc/acme",
      req: new Request(`http://heard.test/api/trpc/acme/${path}${query}`),
      router: tried,
      createContext: () => context(more),
    });
    return (await reply.json()) as { error: { json: { message: string; data: Record<string, unknown> } } };
  };

  test("says reason and params, which a screen renders in its own language", async () => {
    const { error } = await get("fail", { code: "conflict" });
    expect(error.json.message).toBe("The metric “nps” is there already.");
    expect(error.json.data).toEqual({
      code: "CONFLICT",
      httpStatus: 409,
      reason: "already_exists",
      params: { what: "metric", id: "nps" },
      accepted: null,
      fields: null,
      requestId: "r-1",
    });
  });

  test("names the fields of an input that is not accepted", async () => {
    const { error } = await get("fail", { code: 7 });
    expect(error.json.data).toMatchObject({ reason: "field_refused", params: { field: "Code" }, httpStatus: 400 });
    expect(error.json.data.fields).toEqual({ code: ["text"] });
  });

  test("says what would do in a form that every language has a text for, never in a sentence of the library", async () => {
    const { error } = await get("fail", { code: "" });
    expect(error.json.message).toBe("Code: this is needed, write something.");
    expect(error.json.data).toMatchObject({
      ...{ reason: "field_missing", params: { field: "Code", expected: "text that is not empty" } },
      accepted: { form: "someText", params: {} },
    });
  });

  test("refuses a field named __proto__ by its name, which would be left out in silence, and its filter with it", async () => {
    const { error } = await get("fail", JSON.parse('{"code":"conflict","segments":{"__proto__":["x"]}}'));
    expect(error.json.data).toMatchObject({
      code: "BAD_REQUEST",
      reason: "invalid_value",
      params: { value: "segments.__proto__", expected: "lower-case letters, digits and single hyphens" },
      accepted: { form: "key" },
    });
  });

  test("never carries the message of an unexpected failure, nor a stack", async () => {
    const reply = await get("crash");
    expect(JSON.stringify(reply)).not.toMatch(/secrets|stack|\.ts/);
    expect(reply.error.json.data).toMatchObject({ reason: "unexpected", params: { id: "r-1" } });
  });

  test("of an organisation that is not one's own is the same as of one that does not exist", async () => {
    const { error } = await get("owners", undefined, { service: null });
    const { reason, params } = notFound("organisation", "acme");
    expect(error.json.data).toMatchObject({ reason, params, code: "NOT_FOUND" });
  });
});

describe("the address of the procedures", () => {
  const post = (headers: Record<string, string>, method = "POST") =>
    handleTrpcRequest(
      new Request("http://heard.test/api/trpc/acme/responses.erase", {
        method,
        headers,
        ...(method === "POST" ? { body: JSON.stringify({ json: {} }) } : {}),
      }),
      {
        endpoint: "/api/trpc/acme",
        origin: "http://heard.test",
        createContext: async () => context({ person: null, service: null }),
      },
    ).then(({ status }) => status);
  const json = "application/json";

  test("takes changes from our own origin and as JSON only", async () => {
    expect(await post({ origin: "http://heard.test", "content-type": json })).toBe(401);
    expect(await post({ "content-type": json })).toBe(403);
    expect(await post({ origin: "null", "content-type": json })).toBe(403);
    expect(await post({ origin: "http://evil.test", "content-type": json })).toBe(403);
    expect(await post({ origin: "http://heard.test", "content-type": "text/plain" })).toBe(415);
    expect(await post({ origin: "http://heard.test", "content-type": "multipart/form-data" })).toBe(415);
  });

  test("changes nothing by GET", async () => {
    expect(await post({}, "GET")).toBe(405);
  });
});
