import { expect, test } from "vitest";
import { placed } from "./placed.ts";

const touchpoint = (key: string, stage: string | null, archivedAt: Date | null = null) => ({
  key,
  stage,
  name: { en: key },
  scoreCount: 0,
  archivedAt,
});
const all = [
  touchpoint("shop", "buy"),
  touchpoint("old", "buy", new Date(0)),
  touchpoint("web", "buy"),
  touchpoint("care", "use"),
];
const inStage = (stage: string | null, list: typeof all) =>
  list.filter((one) => one.stage === stage && !one.archivedAt).map(({ key }) => key);

test("a touchpoint is shown where it was put: first, last, or in another stage", () => {
  const [shop, , web, care] = all as [(typeof all)[0], unknown, (typeof all)[0], (typeof all)[0]];
  expect(inStage("buy", placed(all, web, "buy", 0))).toEqual(["web", "shop"]);
  expect(inStage("buy", placed(all, shop, "buy", 1))).toEqual(["web", "shop"]);
  expect(inStage("buy", placed(all, care, "buy", 1))).toEqual(["shop", "care", "web"]);
  expect(inStage("use", placed(all, shop, "use", 9))).toEqual(["care", "shop"]);
  expect(inStage(null, placed(all, shop, null, 0))).toEqual(["shop"]);
});
