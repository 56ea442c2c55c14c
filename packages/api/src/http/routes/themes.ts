import { measureThemes, type ThemeFigure } from "@heard/core/themes";
import * as z from "zod";
import { listAddress } from "../list-address.ts";
import { filtersOf, periodShape, sliceShape } from "../query.ts";
import { route } from "../route.ts";
import { Interval, methods, Named, Scale, units } from "../schemas.ts";

const Counts = z
  .object({ negative: z.int(), neutral: z.int(), mixed: z.int(), positive: z.int() })
  .meta({ id: "SentimentCounts", description: "Responses, each once, by how they speak" });

const Impact = z
  .object({
    value: z.number().nullable(),
    interval: Interval.nullable(),
    n: z.int().meta({ description: "Responses that gave the score and mention the theme" }),
    withheld: z
      .object({ mentions: z.int(), others: z.int(), least: z.int() })
      .nullable()
      .meta({ description: "Too few mention it, or too few do not: `least` of either are needed" }),
  })
  .meta({
    id: "ThemeImpact",
    description:
      "The score of all responses with comments minus the score of those that do not mention the theme, in the method's unit",
  });

const Theme = z
  .object({
    key: z.string(),
    name: Named,
    parent: z.string().nullable(),
    n: z.int().meta({ description: "Responses that speak of it, or of a theme under it: each once" }),
    counts: Counts,
    impact: Impact.nullable(),
    trace: z.string().meta({ description: "Address of the comments that speak of it" }),
  })
  .meta({ id: "ThemeFigure" });

const Reply = z
  .object({
    metric: z.string().nullable(),
    method: z.enum(methods),
    unit: z.enum(units),
    scale: Scale.nullable(),
    period: z.object({ from: z.iso.date(), to: z.iso.date() }),
    comments: Counts.meta({ description: "Responses with comments that were read, as a whole" }),
    overall: z
      .object({ value: z.number(), n: z.int(), interval: Interval.nullable() })
      .nullable()
      .meta({ description: "The score of the responses with comments; null without any, or below the minimum" }),
    impactRefused: z
      .enum(["severalScores"])
      .nullable()
      .meta({ description: "One response gives several scores of this metric: ask for one touchpoint" }),
    counted: z.boolean().meta({ description: "true when no rollup answered and the mentions themselves were counted" }),
    themes: z.array(Theme),
  })
  .meta({ id: "ThemeReport" });

export const getThemesRoute = route({
  name: "getThemes",
  method: "GET",
  path: "/api/v1/themes",
  permission: "theme.read",
  summary: "How much every theme is spoken of, how, and how many points of a score go with it",
  description:
    "The same numbers as on screen: volume, sentiment and, with `metric`, the impact on its score with an interval. Each theme carries the address of its comments.",
  query: z.strictObject({
    ...periodShape,
    metric: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .meta({ description: "Key of the metric on whose score the impact is measured; none when absent" }),
    method: z
      .string()
      .max(40)
      .optional()
      .meta({ description: "One of the metric's methods; its headline method when absent" }),
    ...sliceShape,
  }),
  reply: Reply,
  async handle(ctx, { query }) {
    const { from, to, metric, method } = query;
    const filters = filtersOf(query);
    const { themes, scale, ...report } = await measureThemes(ctx, { period: { from, to }, filters, metric, method });
    return {
      ...report,
      ...{ period: { from, to }, scale },
      themes: themes.map(({ impact, ...theme }) => ({
        ...theme,
        impact: impact && impactReply(impact),
        trace: listAddress("comments", { from, to, theme: theme.key }, filters),
      })),
    };
  },
});

function impactReply(impact: NonNullable<ThemeFigure["impact"]>): z.input<typeof Impact> {
  if ("withheld" in impact) return { value: null, interval: null, n: impact.withheld.mentions, ...impact };
  return { ...impact, withheld: null };
}
