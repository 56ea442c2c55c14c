import type { ServiceContext } from "@heard/core/context";
import { type RecordResponsesResult, ResponseInput, recordResponses } from "@heard/core/responses";
import { mostItems } from "@heard/core/responses/schema";
import * as z from "zod";
import { HttpProblem } from "../problem.ts";
import { route } from "../route.ts";
import { ItemError } from "../schemas.ts";
import { isUnknownSource } from "./responses.ts";

const Source = z.string().min(1).max(60).meta({ description: "Key of the source", example: "shop-app" });
/** Items are checked one by one, so that a bad one never costs the others. */
const Envelope = z.strictObject({ source: Source, responses: z.array(z.unknown()) });
const Documented = z
  .strictObject({ source: Source, responses: z.array(ResponseInput).min(1).max(mostItems) })
  .meta({ id: "RecordResponses" });

const Reply = z
  .object({
    accepted: z.int(),
    duplicate: z.int(),
    rejected: z.int(),
    results: z.array(
      z.discriminatedUnion("status", [
        z.object({ index: z.int(), status: z.enum(["accepted", "duplicate"]), id: z.uuid() }),
        z.object({ index: z.int(), status: z.literal("rejected"), errors: z.array(ItemError) }),
      ]),
    ),
  })
  .meta({ id: "RecordedResponses" });

const longestIdempotencyKey = 255;
const headerName = "idempotency-key";

export const recordResponsesRoute = route({
  name: "recordResponses",
  method: "POST",
  path: "/api/v1/responses",
  permission: "response.record",
  summary: "Send responses, 1 to 1,000 at a time",
  description:
    "Every item gets its own verdict. `Idempotency-Key` replays the reply for 24 hours; without it every item needs an `externalId`, which is unique in its source for ever. An acknowledged response is stored and in the next measure.",
  headers: z.object({
    [headerName]: z
      .string()
      .min(1)
      .max(longestIdempotencyKey)
      .optional()
      .meta({ description: "Any text of yours, once per request" }),
  }),
  body: { envelope: Envelope, documented: Documented, mostBytes: 8 * 1024 * 1024 },
  reply: Reply,
  async handle(ctx, { body, header }) {
    const idempotencyKey = idempotencyKeyOf(header(headerName));
    if (idempotencyKey === undefined && !body.responses.every(hasExternalId))
      throw new HttpProblem(400, "idempotency_required");
    return withPaths(await record(ctx, { ...body, idempotencyKey }));
  },
});

async function record(
  ctx: ServiceContext,
  input: { source: string; responses: unknown[]; idempotencyKey: string | undefined },
) {
  try {
    return await recordResponses(ctx, { ...input, mode: "api" });
  } catch (error) {
    if (!isUnknownSource(error)) throw error;
    const errors = [
      {
        code: "unknown_key",
        path: "/source",
        value: input.source,
        message: error.message,
        expected: "the key of a source",
      },
    ];
    throw new HttpProblem(400, "unknown_key", { what: "source", value: input.source }, { errors });
  }
}

function idempotencyKeyOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text.length >= 1 && text.length <= longestIdempotencyKey && /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text))
    return text;
  throw new HttpProblem(400, "invalid_value", {
    value: "Idempotency-Key",
    expected: `1 to ${longestIdempotencyKey} visible ASCII characters`,
  });
}

const hasExternalId = (item: unknown): boolean =>
  typeof item === "object" && item !== null && "externalId" in item && typeof item.externalId === "string";

/** Paths of item errors as pointers into the request, always in this order, so that a replayed reply is the same to the byte. */
function withPaths({ accepted, duplicate, rejected, results }: RecordResponsesResult): z.input<typeof Reply> {
  return {
    accepted,
    duplicate,
    rejected,
    results: results.map((item) => {
      const { index } = item;
      if (item.status !== "rejected") return { index, status: item.status, id: item.id };
      const errors = item.errors.map(({ code, path, value, message, expected }) => ({
        code,
        path: `/responses/${index}${path}`,
        value,
        message,
        expected,
      }));
      return { index, status: item.status, errors };
    }),
  };
}
