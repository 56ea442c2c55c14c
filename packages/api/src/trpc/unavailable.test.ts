import { closeDatabase, openDatabase } from "@heard/core/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiContext } from "./context.ts";
import { handleTrpcRequest } from "./handle.ts";

// Nobody listens at port 1: what comes is the driver's own error, wrapped as the database layer wraps it.
let refused: unknown;
beforeAll(async () => {
  const nowhere = { databaseUrl: "postgres://127.0.0.1:1/heard", authSecret: "secret" };
  refused = await openDatabase("dashboard", nowhere).catch((error) => error);
});
afterAll(() => closeDatabase());

const reported: unknown[] = [];
const context: ApiContext = {
  person: { userId: 1, sessionId: "c1c8b6b2-6a0f-4a8e-9f0c-0a2f4f1f5b11", version: 1 },
  organisationKey: null,
  service: null,
  address: "192.0.2.1",
  site: { url: "https://heard.test", mailer: null },
  gatewayUrl: "https://ask.test",
  authSecret: "secret",
  locale: "en",
  requestId: "r-1",
  now: () => new Date("2026-06-30T12:00:00Z"),
  report: (error) => reported.push(error),
};
const ask = (createContext: () => Promise<ApiContext>) =>
  handleTrpcRequest(new Request("https://heard.test/api/trpc/account.get"), {
    endpoint: "/api/trpc",
    origin: "https://heard.test",
    createContext,
  });

test.each([
  ["in a procedure", async () => context],
  ["before any procedure, where the session is checked", () => Promise.reject(refused)],
])("a database that is away is unavailable, not a fault of ours: %s", async (_, createContext) => {
  const response = await ask(createContext);
  expect(response.status).toBe(503);
  expect(response.headers.get("Retry-After")).toBe("1");
  expect(await response.json()).toMatchObject({
    error: {
      json: {
        message:
          "The database does not answer. If you were changing something, look whether it was done before you try again.",
        data: { code: "SERVICE_UNAVAILABLE", httpStatus: 503, reason: "unavailable", params: {} },
      },
    },
  });
  expect(reported).toEqual([]);
});
