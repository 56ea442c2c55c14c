import { getMeasures } from "@heard/core/measures";
import { GroupBy } from "@heard/core/measures/schema";
import * as z from "zod";
import { resultReply } from "../measure-reply.ts";
import { filtersOf, periodShape, sliceShape, versionShape } from "../query.ts";
import { route } from "../route.ts";
import { MeasureReply } from "../schemas.ts";

const Range = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/, "two days with two dots between")
  .transform((text) => ({ from: text.slice(0, 10), to: text.slice(12) }));

export const getMeasureRoute = route({
  name: "getMeasure",
  method: "GET",
  path: "/api/v1/measures",
  permission: "measure.read",
  summary: "One figure, alone or broken down, the same as on screen",
  description:
    "Value, n, interval, method, scale, what was left out, the change against another period with its verdict, and the address of the responses counted. Below the organisation's minimum the value is withheld.",
  query: z.strictObject({
    metric: z.string().min(1).max(60).meta({ description: "Key of a metric, or `responses`", example: "nps" }),
    method: z
      .string()
      .max(40)
      .optional()
      .meta({ description: "One of the metric's methods; its headline method when absent" }),
    ...periodShape,
    compare: z
      .union([z.enum(["previous", "year"]), Range])
      .optional()
      .meta({ description: "`previous`, `year`, or a range such as 2026-05-01..2026-07-31" }),
    groupBy: GroupBy.optional().meta({
      description: "source, stage, touchpoint, channel, mode, language or segment:<field>",
    }),
    grain: z
      .enum(["day", "week", "month", "quarter"])
      .optional()
      .meta({ description: "Adds the series of this grain" }),
    ...versionShape,
    ...sliceShape,
  }),
  reply: MeasureReply,
  async handle(ctx, { query }) {
    const { metric, method, from, to, compare, groupBy, grain, scale, journeyVersion } = query;
    const [result] = await getMeasures(ctx, [
      {
        ...{ metric, method, period: { from, to }, compare, groupBy, grain, scale, journeyVersion },
        filters: filtersOf(query),
      },
    ]);
    if (!result) throw new Error("getMeasures answered nothing to one query");
    return resultReply(result);
  },
});
