import { methodsOf } from "@heard/core/measures";
import { sentimentLabels } from "@heard/core/readings/rules";
import * as z from "zod";

export const Named = z.object({
  en: z.string(),
  "zh-Hans": z.string().optional(),
  "zh-Hant": z.string().optional(),
});
export const Scale = z
  .object({
    key: z.string(),
    version: z.int(),
    min: z.int(),
    max: z.int(),
    direction: z.enum(["higherIsBetter", "lowerIsBetter"]),
  })
  .meta({ id: "Scale", description: "A version of a score scale; versions with answers never change" });
export const Interval = z
  .object({ level: z.number(), low: z.number(), high: z.number(), method: z.string() })
  .meta({ id: "Interval", description: "Confidence interval in the unit of its value" });

export const Sentiment = z
  .enum(sentimentLabels)
  .meta({ id: "Sentiment", description: "How a comment comes across; `mixed` holds praise and blame" });
/** Places in a text. */
export const Spans = z.array(z.object({ start: z.int(), end: z.int() }));

export const methods = [...new Set([...Object.values(methodsOf).flat(), "count" as const])];
export const units = ["points", "share", "scale", "index", "responses"] as const;
const Period = z.object({ from: z.iso.date(), to: z.iso.date() });
const Exclusion = z.object({ reason: z.enum(["partial", "quarantined", "otherScale"]), count: z.int() });
const Change = z
  .object({
    value: z.number().nullable(),
    interval: Interval.nullable(),
    verdict: z.enum(["improved", "worsened", "noDetectableChange", "tooFewAnswers", "notComparable"]).nullable(),
    previous: z.object({
      value: z.number().nullable(),
      n: z.int(),
      effectiveN: z.int().nullable(),
      histogram: z.array(z.int()).nullable(),
    }),
    family: z.object({ size: z.int(), procedure: z.enum(["single", "holm", "benjaminiHochberg"]) }),
  })
  .meta({
    id: "Change",
    description: "Now minus the compared period, judged by a test that allows for all comparisons of the query",
  });

/** One figure as screens show it: value, n, interval, method, and where it comes from. */
export const Measure = z
  .object({
    metric: z.string(),
    name: Named,
    method: z.enum(methods),
    unit: z.enum(units),
    scope: z.enum(["relationship", "transaction"]).nullable(),
    value: z.number().nullable(),
    n: z.int(),
    effectiveN: z.int().nullable().meta({
      description:
        "The n that interval, tests and the rule of too few answers take, where one response gives several scores",
    }),
    base: z.enum(["normal", "lowBase", "withheld", "none"]),
    interval: Interval.nullable(),
    scale: Scale.nullable(),
    pooled: z
      .array(z.object({ scale: Scale, n: z.int() }))
      .nullable()
      .meta({ description: "The scales that an ease index is pooled over; `scale` and `histogram` are null then" }),
    histogram: z.array(z.int()).nullable(),
    excluded: z.array(Exclusion),
    withheld: z.object({ reason: z.literal("belowMinimum"), minimum: z.int() }).nullable(),
    change: Change.nullable(),
    trace: z.string().meta({ description: "Address of the responses that this number counts" }),
  })
  .meta({ id: "Measure" });

export const MeasureReply = Measure.extend({
  period: Period,
  comparedWith: Period.nullable(),
  counted: z.boolean().meta({ description: "true when no rollup answered and the answers themselves were counted" }),
  groups: z
    .array(
      z.object({
        key: z.string().nullable(),
        name: Named.nullable(),
        stage: z.string().nullish(),
        hasListeningPath: z.boolean().meta({
          description:
            "false for a touchpoint, or a stage of such, where no listening path is registered and no answer ever arrived from any source",
        }),
        measure: Measure,
      }),
    )
    .nullable(),
  series: z.array(z.object({ from: z.iso.date(), measure: Measure })).nullable(),
  previousSeries: z.array(z.object({ from: z.iso.date(), measure: Measure })).nullable(),
}).meta({ id: "MeasureReply" });

export const ProblemReply = z
  .object({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "For programs: stays the same, whatever the wording" }),
    detail: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          code: z.string(),
          path: z.string(),
          value: z.unknown(),
          message: z.string(),
          expected: z.string().nullable(),
        }),
      )
      .optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457" });
