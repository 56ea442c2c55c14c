import { EventItem, recordEvents } from "@heard/core/events";
import { mostEvents } from "@heard/core/events/schema";
import * as z from "zod";
import { route } from "../route.ts";

const ItemError = z.object({
  code: z.string(),
  path: z.string().meta({ description: "JSON pointer into the body", example: "/events/1/contact/email" }),
  value: z.unknown(),
  message: z.string(),
  expected: z.string().nullable(),
});
const Reply = z
  .object({
    accepted: z.int(),
    duplicate: z.int(),
    rejected: z.int(),
    results: z.array(
      z.discriminatedUnion("status", [
        z.object({
          index: z.int(),
          status: z.literal("accepted"),
          invitations: z.int().meta({ description: "How many distributions it set off" }),
        }),
        z.object({ index: z.int(), status: z.literal("duplicate") }),
        z.object({ index: z.int(), status: z.literal("rejected"), errors: z.array(ItemError) }),
      ]),
    ),
  })
  .meta({ id: "RecordedEvents" });

export const recordEventsRoute = route({
  name: "recordEvents",
  method: "POST",
  path: "/api/v1/events",
  permission: "event.record",
  summary: "Say what happened to customers, 1 to 1,000 at a time",
  description:
    "Whoever is to be asked because of an event is in the sending ledger when this answers; the message goes when its delay is over and the contact limit allows it. An event has an id of yours: the same id again with the same content is a duplicate, with other content it is rejected. The person is found by customer key, e-mail address or phone number, and becomes a contact when nobody is.",
  body: {
    envelope: z.strictObject({ events: z.array(z.unknown()) }),
    documented: z.strictObject({ events: z.array(EventItem).min(1).max(mostEvents) }).meta({ id: "RecordEvents" }),
    mostBytes: 8 * 1024 * 1024,
  },
  reply: Reply,
  async handle(ctx, { body }) {
    const { accepted, duplicate, rejected, results } = await recordEvents(ctx, body);
    return {
      ...{ accepted, duplicate, rejected },
      results: results.map((item) => {
        if (item.status !== "rejected") return item;
        const { index, status } = item;
        const errors = item.errors.map(({ code, path, value, message, expected }) => ({
          ...{ code, path: `/events/${index}${path}`, value, message, expected },
        }));
        return { index, status, errors };
      }),
    };
  },
});
