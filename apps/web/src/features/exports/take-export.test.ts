import { expect, it } from "vitest";
import { nameIn } from "./take-export.ts";

it.each([
  [`attachment; filename="a.csv"`, "a.csv"],
  [`attachment; filename="_.csv"; filename*=UTF-8''%E5%BE%97%E5%88%86.csv`, "得分.csv"],
  ["attachment", null],
  [null, null],
])("%j names its file %j", (disposition, name) => expect(nameIn(disposition)).toBe(name));
