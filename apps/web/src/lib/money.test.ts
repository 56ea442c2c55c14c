import { expect, test } from "vitest";
import { createFormat } from "./format.ts";
import { formatMoney } from "./money.ts";

test("amounts are said in their currency, with cents only where there are some", () => {
  const format = createFormat("en", "UTC");
  expect(formatMoney(format, 4200, "EUR")).toBe("€4,200");
  expect(formatMoney(format, 12.5, "EUR")).toBe("€12.50");
  expect(formatMoney(format, -3, "EUR")).toBe("−€3");
});
