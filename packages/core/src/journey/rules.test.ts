import type { JourneySnapshot } from "@heard/db/schema/journey";
import { expect, test } from "vitest";
import { diffJourney } from "./rules.ts";

const buy = { id: 1, key: "buy", name: { en: "Buy" }, definition: {}, position: 0 };
const use = { id: 2, key: "use", name: { en: "Use" }, definition: { en: "Uses it" }, position: 1 };
const till = { id: 7, key: "till", name: { en: "Till" }, stageId: 1, position: 0 };
const cart = { id: 8, key: "cart", name: { en: "Cart" }, stageId: 1, position: 1 };
const before: JourneySnapshot = { stages: [buy, use], touchpoints: [till, cart] };

const changed = (after: Partial<JourneySnapshot>) => diffJourney(before, { ...before, ...after });

test("nothing changed is no change", () => {
  expect(changed({})).toEqual([]);
  expect(changed({ touchpoints: [cart, till] })).toEqual([]);
});

test("stages are added, removed, renamed, redefined and put in order", () => {
  const care = { id: 3, key: "care", name: { en: "Care" }, definition: {}, position: 2 };
  expect(changed({ stages: [buy, use, care] })).toEqual([{ kind: "stageAdded", name: { en: "Care" } }]);
  expect(changed({ stages: [use] })).toContainEqual({ kind: "stageRemoved", name: { en: "Buy" } });
  expect(changed({ stages: [buy, { ...use, name: { en: "Enjoy" } }] })).toEqual([
    { kind: "stageRenamed", name: { en: "Enjoy" }, before: { en: "Use" } },
  ]);
  expect(changed({ stages: [buy, { ...use, definition: { en: "Uses it daily" } }] })).toEqual([
    { kind: "stageDefined", name: { en: "Use" } },
  ]);
  expect(changed({ stages: [use, buy] })).toEqual([{ kind: "stagesReordered", names: [{ en: "Use" }, { en: "Buy" }] }]);
});

test("a name in another language is a change too", () => {
  expect(changed({ stages: [{ ...buy, name: { en: "Buy", "zh-Hans": "购买" } }, use] })).toHaveLength(1);
});

test("touchpoints are added, moved, renamed, archived, brought back and put in order", () => {
  expect(changed({ touchpoints: [till, { ...cart, stageId: 2 }] })).toEqual([
    { kind: "touchpointMoved", name: { en: "Cart" }, before: { en: "Buy" }, stage: { en: "Use" } },
  ]);
  expect(changed({ touchpoints: [till, { ...cart, archived: true }] })).toEqual([
    { kind: "touchpointArchived", name: { en: "Cart" } },
  ]);
  expect(diffJourney({ ...before, touchpoints: [till, { ...cart, archived: true }] }, before)).toEqual([
    { kind: "touchpointRestored", name: { en: "Cart" } },
  ]);
  expect(changed({ touchpoints: [{ ...till, position: 5 }, cart] })).toEqual([
    { kind: "touchpointsReordered", stage: { en: "Buy" }, names: [{ en: "Cart" }, { en: "Till" }] },
  ]);
  const app = { id: 9, key: "app", name: { en: "App" }, stageId: null, position: 0 };
  expect(changed({ touchpoints: [till, cart, app] })).toEqual([
    { kind: "touchpointAdded", name: { en: "App" }, stage: null },
  ]);
});
