import { EventItem, recordEvents } from "@heard/core/events";
import { mostEvents } from "@heard/core/events/schema";
import * as z from "zod";
import { rejectedItem, verdictsOn } from "../item-verdict.ts";
import { route } from "../route.ts";

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
        rejectedItem("/events/1/contact/email"),
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
    const { results, ...counts } = await recordEvents(ctx, body);
    return { ...counts, results: verdictsOn("events", results) };
  },
});
