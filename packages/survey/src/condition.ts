import * as z from "zod";
import { Id } from "./texts.ts";

const Value = z.union([z.string().max(200), z.number(), z.boolean()]);

/** What is compared with an answer. `oneOf` on a multiple choice: any of them was chosen; on a rank: one of them stands first. */
export type AnswerTest = { question: string; row?: string } & (
  | { is: "answered" }
  | { is: "oneOf"; values: (string | number | boolean)[] }
  | { is: "atLeast" | "atMost"; value: number | string }
);
export type ParameterTest = { parameter: string } & ({ is: "given" } | { is: "oneOf"; values: string[] });

/**
 * When a rule applies. An answer that was not given, or was given on a path left since, passes no test; `not` turns that round.
 */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | AnswerTest | ParameterTest;

const Group = z.lazy(() => z.array(Condition).min(1).max(20));
const ofAnswer = { question: Id, row: Id.optional() };

export const Condition: z.ZodType<Condition> = z.union([
  z.strictObject({ all: Group }),
  z.strictObject({ any: Group }),
  z.strictObject({ not: z.lazy(() => Condition) }),
  z.strictObject({ ...ofAnswer, is: z.literal("answered") }),
  z.strictObject({ ...ofAnswer, is: z.literal("oneOf"), values: z.array(Value).min(1).max(100) }),
  z.strictObject({
    ...ofAnswer,
    is: z.enum(["atLeast", "atMost"]),
    value: z.union([z.number(), z.iso.date()]),
  }),
  z.strictObject({ parameter: Id, is: z.literal("given") }),
  z.strictObject({ parameter: Id, is: z.literal("oneOf"), values: z.array(z.string().max(200)).min(1).max(200) }),
]);
