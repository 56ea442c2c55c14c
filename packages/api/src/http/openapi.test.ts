import { describe, expect, test } from "vitest";
import { openApiDocument } from "./openapi.ts";
import { apiRoutes } from "./routes/index.ts";

const document = JSON.parse(JSON.stringify(openApiDocument("https://gateway.test"))) as {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      { operationId: string; security: unknown; parameters?: { name: string; in: string; schema: object }[] }
    >
  >;
  components: { schemas: Record<string, { additionalProperties?: boolean; required?: string[] }> };
};

describe("the OpenAPI document", () => {
  test("is 3.1 and holds every route once, with the scope that opens it", () => {
    expect(document.openapi).toBe("3.1.0");
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, security }]) => ({ path, method, operationId, security })),
    );
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(apiRoutes.map(({ name }) => name).sort());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(apiRoutes.length);
    expect(operations.find(({ operationId }) => operationId === "recordResponses")).toMatchObject({
      path: "/api/v1/responses",
      method: "post",
      security: [{ apiKey: ["responses:write"] }],
    });
  });

  test("refers only to what it holds", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((name) => !document.components.schemas[name ?? ""])).toEqual([]);
  });

  test("names every parameter that a path and a query take", () => {
    const parameters = (path: string, method: string) => document.paths[path]?.[method]?.parameters ?? [];
    expect(parameters("/api/v1/responses/{responseId}", "get").map((one) => [one.in, one.name])).toEqual([
      ["path", "responseId"],
    ]);
    expect(parameters("/api/v1/measures", "get").map(({ name }) => name)).toEqual([
      "metric",
      "method",
      "from",
      "to",
      "compare",
      "groupBy",
      "grain",
      "scale",
      "journeyVersion",
      "source",
      "stage",
      "touchpoint",
      "channel",
      "mode",
      "language",
      "segment",
    ]);
    expect(parameters("/api/v1/responses", "get").find(({ name }) => name === "limit")?.schema).toMatchObject({
      type: "integer",
      minimum: 1,
      maximum: 1000,
    });
    expect(parameters("/api/v1/responses", "post").map(({ name }) => name)).toEqual(["idempotency-key"]);
  });

  test("says how comments are asked for by theme and sentiment, and what a theme's figures are", () => {
    const parameters = document.paths["/api/v1/comments"]?.get?.parameters ?? [];
    expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(["theme", "sentiment"]));
    expect(document.paths["/api/v1/themes"]?.get).toMatchObject({
      operationId: "getThemes",
      security: [{ apiKey: ["comments:read"] }],
    });
    expect(document.components.schemas.Comment?.required).toContain("reading");
    expect(document.components.schemas.ThemeFigure?.required).toEqual(
      expect.arrayContaining(["n", "counts", "impact", "trace"]),
    );
  });

  test("says that a request holds no other fields", () => {
    expect(document.components.schemas.RecordResponses).toMatchObject({
      additionalProperties: false,
      required: ["source", "responses"],
    });
  });
});
