import { describe, expect, test } from "vitest";
import * as z from "zod";
import { exampleOf } from "./sample.ts";

describe("an example of an input", () => {
  test("has every field that may be there, with the ids that are known", () => {
    const schema = z.strictObject({
      planId: z.int(),
      title: z.string().min(3).optional(),
      day: z.iso.date().nullable(),
      touchpointIds: z.array(z.int()),
    });
    expect(exampleOf(schema, { planId: 7, touchpointIds: 3 })).toEqual({
      planId: 7,
      title: "aaa",
      day: "2026-06-30",
      touchpointIds: [3],
    });
  });

  test("has only what it must where the schema refuses the rest", () => {
    const schema = z
      .strictObject({ name: z.string(), from: z.int().optional(), to: z.int().optional() })
      .refine(({ from, to }) => from === undefined || to === undefined);
    expect(exampleOf(schema, {})).toEqual({ name: "a" });
  });

  test("is nothing where none could be made, so that somebody declares one", () => {
    expect(exampleOf(z.strictObject({ code: z.string().regex(/^[A-Z]{3}$/) }), {})).toBeNull();
  });
});
