import type { ServiceContext } from "@heard/core/context";
import { isPermitted } from "@heard/core/permissions";
import { getResponse } from "@heard/core/responses/queries";
import { listTrace } from "@heard/core/trace/list";
import * as z from "zod";
import { filtersOf, periodShape, sliceShape, versionShape, wholeNumber } from "../query.ts";
import { route } from "../route.ts";
import { Named, Scale } from "../schemas.ts";

const State = z.enum(["partial", "complete", "quarantined", "binned"]);
const Item = z
  .object({
    id: z.uuid(),
    item: z.int().meta({ description: "Place of the score in its response" }),
    day: z.iso.date(),
    occurredAt: z.string().nullable(),
    externalId: z.string().nullable(),
    value: z.number().nullable(),
    touchpoint: z.string().nullable(),
    channel: z.string().nullable(),
    mode: z.string(),
    language: z.string().nullable(),
    state: State,
    excludedBecause: z.enum(["partial", "quarantined", "otherScale"]).nullable(),
    comment: z.string().nullable().meta({ description: "Redacted; null without the scope comments:read" }),
  })
  .meta({ id: "ResponseItem" });

export const listResponsesRoute = route({
  name: "listResponses",
  method: "GET",
  path: "/api/v1/responses",
  permission: "response.read",
  summary: "The responses behind a number, newest first",
  description:
    "With `metric` the answers that the measure of the same metric, period and filters counts, one item a score; `which=excluded` those that it leaves out, with the reason. Without `metric`, or with `responses`, one item a response.",
  query: z.strictObject({
    metric: z.string().min(1).max(60).default("responses"),
    ...periodShape,
    ...versionShape,
    which: z.enum(["counted", "excluded"]).optional(),
    value: wholeNumber(-1000, 1000).optional().meta({ description: "Only this answer, as the scale has it" }),
    cursor: z.string().max(100).optional(),
    limit: wholeNumber(1, 1000).default(50),
    ...sliceShape,
  }),
  reply: z.object({ items: z.array(Item), nextCursor: z.string().nullable() }).meta({ id: "ResponseList" }),
  async handle(ctx, { query }) {
    const { metric, from, to, scale, journeyVersion, which, value, cursor, limit } = query;
    const page = await listTrace(ctx, {
      query: { metric, period: { from, to }, scale, journeyVersion, filters: filtersOf(query) },
      which,
      value,
      cursor,
      limit,
    });
    const withComments = isPermitted(ctx, "comment.read");
    const items = page.items.map(({ responseId, comment, ...item }) => ({
      id: responseId,
      ...item,
      comment: withComments ? comment : null,
    }));
    return { items, nextCursor: page.nextCursor };
  },
});

const Detail = z
  .object({
    id: z.uuid(),
    externalId: z.string().nullable(),
    occurredAt: z.string().nullable(),
    occurredOn: z.iso.date().nullable(),
    receivedAt: z.string(),
    day: z.iso.date(),
    state: State,
    source: z.string().nullable(),
    importId: z.int().nullable(),
    touchpoint: z.string().nullable(),
    channel: z.string().nullable(),
    mode: z.string(),
    language: z.string().nullable(),
    segments: z.record(z.string(), z.string()),
    answers: z.array(z.object({ question: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })),
    scores: z.array(
      z.object({
        item: z.int(),
        metric: z.string(),
        name: Named,
        value: z.number(),
        touchpoint: z.string().nullable(),
        counted: z.boolean(),
        scale: Scale,
      }),
    ),
    comments: z
      .array(
        z.object({
          item: z.int(),
          text: z.string(),
          language: z.string().nullable(),
          touchpoint: z.string().nullable(),
          redactions: z.int(),
        }),
      )
      .nullable()
      .meta({ description: "Redacted; null without the scope comments:read" }),
  })
  .meta({ id: "Response" });

export const getResponseRoute = route({
  name: "getResponse",
  method: "GET",
  path: "/api/v1/responses/{responseId}",
  permission: "response.read",
  summary: "One response whole",
  params: z.strictObject({ responseId: z.uuid() }),
  reply: Detail,
  handle: async (ctx, { params }) => detailReply(ctx, await getResponse(ctx, params)),
});

/** What a key may see of a response: no customer, no history, and comments only with their own scope. */
function detailReply(ctx: ServiceContext, detail: Awaited<ReturnType<typeof getResponse>>): z.input<typeof Detail> {
  const { customer: _, hasCustomer: __, history: ___, comments, scores, ...open } = detail;
  return {
    ...open,
    scores: scores.map(({ scale: { key, version, min, max, direction }, ...score }) => ({
      ...score,
      scale: { key, version, min, max, direction },
    })),
    comments: isPermitted(ctx, "comment.read") ? comments : null,
  };
}
