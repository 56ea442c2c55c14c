import { describe, expect, test } from "vitest";
import { addressOf, requestOf, slugOf, type Target } from "./target.ts";

const procedure: Target = {
  name: "improvementPlans.log",
  kind: "procedure",
  site: "web",
  method: "POST",
  path: "/api/trpc/{organisation}/improvementPlans.log",
  inPath: { organisation: "acme" },
  as: "json",
  example: { json: { title: "Mine", evidence: [{ item: 0 }] } },
};
const sent = (target: Target, change: Record<string, string> = {}) => {
  const address = new URL(addressOf("http://localhost:1", target));
  for (const [name, value] of Object.entries(change)) address.searchParams.set(name, value);
  return requestOf(target, address.searchParams);
};

describe("a way in", () => {
  test("has one address, from which its example goes out as it was", () => {
    expect(addressOf("http://localhost:1", procedure)).toBe(
      "http://localhost:1/~/improvementPlans.log?path.organisation=acme&json.title=Mine&json.evidence.0.item=0",
    );
    expect(sent(procedure)).toEqual({
      method: "POST",
      path: "/api/trpc/acme/improvementPlans.log",
      body: '{"json":{"title":"Mine","evidence":[{"item":0}]}}',
      contentType: "application/json",
    });
  });

  test("takes what a scanner writes whole, whatever it travels in", () => {
    const attack = `"'</script>&#\r\n../`;
    expect(JSON.parse(sent(procedure, { "json.title": attack }).body ?? "").json.title).toBe(attack);
    expect(sent(procedure, { "path.organisation": attack }).path).toBe(
      `/api/trpc/${encodeURIComponent(attack)}/improvementPlans.log`,
    );
    const form = sent({ ...procedure, as: "form", example: { title: "Mine" } }, { title: attack });
    expect(new URLSearchParams(form.body ?? "").get("title")).toBe(attack);
    const query = sent({ ...procedure, as: "input" }, { "json.title": attack });
    const input = new URL(query.path, "http://localhost").searchParams.get("input") ?? "";
    expect(JSON.parse(input).json.title).toBe(attack);
  });

  test("that takes nothing is asked without a question mark", () => {
    expect(sent({ ...procedure, method: "GET", as: "input", example: null }).path).toBe(
      "/api/trpc/acme/improvementPlans.log",
    );
  });

  test("has a name that stands in an address", () => {
    expect(slugOf({ name: "GET /s/:survey/embed" })).toBe("GET-s-survey-embed");
  });
});
