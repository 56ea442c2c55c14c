import { describe, expect, test } from "vitest";
import { normalQuery } from "./rules.ts";

describe("a query in its one spelling", () => {
  test("is the same for the same view, however the address was put together", () => {
    expect(normalQuery("?metric=nps&touchpoint=checkout,delivery")).toBe("metric=nps&touchpoint=checkout,delivery");
    expect(normalQuery("touchpoint=checkout%2Cdelivery&metric=nps&language=")).toBe(
      "metric=nps&touchpoint=checkout,delivery",
    );
    expect(normalQuery("?")).toBe("");
  });

  test("keeps a comparison and words in any script", () => {
    expect(normalQuery("period=2026-08-01..2026-10-31&compare=previous")).toBe(
      "compare=previous&period=2026-08-01..2026-10-31",
    );
    expect(new URLSearchParams(normalQuery("words=退货 慢")).get("words")).toBe("退货 慢");
  });
});
