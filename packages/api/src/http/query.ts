import { valuesIn } from "@heard/core/measures/rules";
import { CalendarDay, MeasureQuery } from "@heard/core/measures/schema";
import * as z from "zod";
import { detailsOf, HttpProblem } from "./problem.ts";

const segmentPrefix = "segment.";

/** Several values with commas between: any of them. */
const List = z
  .string()
  .max(4000)
  .transform(valuesIn)
  .pipe(z.array(z.string().max(200)).min(1).max(200));

/** The filters of every list and measure. `~none` stands for the answers that have no value. Values of one filter are alternatives; filters narrow each other. */
export const sliceShape = {
  source: List.optional().meta({ description: "Keys of sources, separated by commas" }),
  stage: List.optional().meta({ description: "Keys of journey stages" }),
  touchpoint: List.optional().meta({ description: "Keys of touchpoints" }),
  channel: List.optional().meta({ description: "Keys of channels" }),
  mode: List.optional().meta({ description: "Modes of collection" }),
  language: List.optional().meta({ description: "Language tags such as en or zh-Hans" }),
  segment: z
    .record(z.string().max(60), List)
    .meta({ override: { propertyNames: { pattern: "^segment\\." } } })
    .optional()
    .meta({
      description:
        "Values of a segment field: `segment.region=East,West`. A comma inside a value has a backslash before it: `Korea\\, Republic of`",
      param: { style: "form", explode: true },
    }),
};

export type SliceQuery = z.output<z.ZodObject<typeof sliceShape>>;

/** The filters as core has them. */
export function filtersOf({ source, stage, touchpoint, channel, mode, language, segment }: SliceQuery) {
  return { source, stage, touchpoint, channel, mode, language, segments: segment };
}

/** A whole number in an address. Written out, because coercion would read an empty parameter as 0. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta({ override: { type: "integer", minimum: min, maximum: max, pattern: undefined } });

export const periodShape = {
  from: CalendarDay.meta({ description: "First day, in the organisation's calendar", example: "2026-08-01" }),
  to: CalendarDay.meta({ description: "Last day, included", example: "2026-10-31" }),
};

/** By which versions of what can be edited a number is read. The address of a trace carries both. */
export const versionShape = {
  scale: MeasureQuery.shape.scale.meta({
    description:
      "One version of the metric's scale; the newest that the period has when absent. For the ease index several, with commas between; all that the period has when absent",
    example: "csat-1-5@2",
  }),
  journeyVersion: wholeNumber(1, 1_000_000)
    .optional()
    .meta({ description: "Reads stages by that version of the journey; today's when absent" }),
};

/**
 * The parameters of an address, checked: each once, none unknown.
 * @throws HttpProblem 400 that lists every parameter that is wrong
 */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, params: URLSearchParams): z.output<Schema> {
  const plain = new Map<string, string>();
  const segment = new Map<string, string>();
  for (const [name, value] of params) {
    const [into, key] = name.startsWith(segmentPrefix) ? [segment, name.slice(segmentPrefix.length)] : [plain, name];
    if (into.has(key)) {
      const details = [
        {
          code: "invalid_value",
          path: `?${name}`,
          value,
          message: `${name} was sent twice`,
          expected: "each parameter once",
        },
      ];
      throw new HttpProblem(
        400,
        "invalid_value",
        { value: name, expected: "each parameter once" },
        { errors: details },
      );
    }
    into.set(key, value);
  }
  // A record leaves this name out, and with it the filter.
  if (segment.has("__proto__")) throw new HttpProblem(400, "unknown_key", { what: "segment", value: "__proto__" });
  const given = Object.fromEntries(plain);
  const result = schema.safeParse(segment.size > 0 ? { ...given, segment: Object.fromEntries(segment) } : given, {
    reportInput: true,
  });
  if (result.success) return result.data;
  const errors = detailsOf(result.error, "query");
  const [first] = errors;
  throw new HttpProblem(
    400,
    "invalid_value",
    { value: first?.path ?? "", expected: first?.expected ?? "" },
    { errors },
  );
}
