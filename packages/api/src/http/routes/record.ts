import { DomainError } from "@heard/core/errors";
import { type RecordResponsesResult, ResponseInput, recordResponses } from "@heard/core/responses";
import { mostItems } from "@heard/core/responses/schema";
import { AnswersInput, recordAnswers } from "@heard/core/surveys";
import * as z from "zod";
import { rejectedIn, rejectedItem } from "../item-verdict.ts";
import { HttpProblem } from "../problem.ts";
import { route } from "../route.ts";

const Source = z.string().min(1).max(60).meta({ description: "Key of the source", example: "shop-app" });
const Survey = z.string().min(1).max(60).meta({ description: "Key of a published survey", example: "demo" });
/** Items are checked one by one, so that a bad one never costs the others. */
const Envelope = z
  .strictObject({ source: Source.optional(), survey: Survey.optional(), responses: z.array(z.unknown()) })
  .check(({ value: { source, survey }, issues, value }) => {
    if (source === undefined && survey === undefined)
      issues.push({ code: "invalid_type", expected: "string", path: ["source"], input: undefined });
    if (source !== undefined && survey !== undefined)
      issues.push({ code: "unrecognized_keys", keys: ["survey"], path: [], input: value });
  });
const Documented = z.union([
  z
    .strictObject({ source: Source, responses: z.array(ResponseInput).min(1).max(mostItems) })
    .meta({ id: "RecordResponses" }),
  z
    .strictObject({ survey: Survey, responses: z.array(AnswersInput).min(1).max(mostItems) })
    .meta({ id: "RecordAnswers" }),
]);

const Reply = z
  .object({
    accepted: z.int(),
    duplicate: z.int(),
    rejected: z.int(),
    results: z.array(
      z.discriminatedUnion("status", [
        z.object({ index: z.int(), status: z.enum(["accepted", "duplicate"]), id: z.uuid() }),
        rejectedItem("/responses/1/scores/0/value"),
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
    "Scores of a `source`, or answers to a `survey`, which are held against the version that is published. Every item gets its own verdict. `Idempotency-Key` replays the reply for 24 hours; without it every item needs an `externalId`, which is unique in its source for ever. An acknowledged response is stored and in the next measure.",
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
  async handle(ctx, { body, header, authSecret }) {
    const idempotencyKey = idempotencyKeyOf(header(headerName));
    if (idempotencyKey === undefined && !body.responses.every(hasExternalId))
      throw new HttpProblem(400, "idempotency_required");
    const { source = "", survey, responses } = body;
    const more = idempotencyKey === undefined ? {} : { idempotencyKey };
    const result =
      survey === undefined
        ? await knownAs("source", source, recordResponses(ctx, { source, responses, mode: "api", ...more }))
        : await knownAs("survey", survey, recordAnswers(ctx, { survey, responses, ...more }, { authSecret }));
    return withPaths(result);
  },
});

/** What the body names and nobody knows is wrong with the body; there is no such address that is not found. */
async function knownAs<Result>(what: "source" | "survey", value: string, recording: Promise<Result>): Promise<Result> {
  try {
    return await recording;
  } catch (error) {
    if (!(error instanceof DomainError) || error.reason !== "not_found" || error.params.what !== what) throw error;
    const expected = what === "source" ? "the key of a source" : "the key of a published survey";
    const errors = [{ code: "unknown_key", path: `/${what}`, value, message: error.message, expected }];
    throw new HttpProblem(400, "unknown_key", { what, value }, { errors });
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

/** Always in this order, so that a replayed reply is the same to the byte. */
function withPaths({ accepted, duplicate, rejected, results }: RecordResponsesResult): z.input<typeof Reply> {
  return {
    accepted,
    duplicate,
    rejected,
    results: results.map((item) =>
      item.status === "rejected"
        ? rejectedIn("responses", item)
        : { index: item.index, status: item.status, id: item.id },
    ),
  };
}
