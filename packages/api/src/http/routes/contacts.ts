import { recordBounces, recordContacts } from "@heard/core/contacts";
import { BounceItem, CallingCode, ContactItem, mostBounces, mostContacts } from "@heard/core/contacts/schema";
import * as z from "zod";
import { rejectedItem, verdictsOn } from "../item-verdict.ts";
import { route } from "../route.ts";

const mostBytes = 8 * 1024 * 1024;
const callingCode = CallingCode.nullish().meta({
  description: "Digits of the country of phone numbers that are written without it",
  example: "351",
});

export const recordContactsRoute = route({
  name: "recordContacts",
  method: "POST",
  path: "/api/v1/contacts",
  permission: "contact.edit",
  summary: "Send contacts, 1 to 1,000 at a time",
  description:
    "Every item gets its own verdict. A contact is known by its `key`, else by its e-mail address or phone number in normalised form: a known one takes what the item says (`updated`), or says nothing new (`duplicate`). What is absent stays, `null` takes a value away. An item whose key and addresses belong to two contacts is rejected and names both; nothing is merged. Sending the same again is harmless. Whether somebody is asked is decided by consent and suppression, not by being here.",
  body: {
    envelope: z.strictObject({ contacts: z.array(z.unknown()), callingCode }),
    documented: z
      .strictObject({ contacts: z.array(ContactItem).min(1).max(mostContacts), callingCode })
      .meta({ id: "RecordContacts" }),
    mostBytes,
  },
  reply: z
    .object({
      accepted: z.int(),
      updated: z.int(),
      duplicate: z.int(),
      rejected: z.int(),
      results: z.array(
        z.discriminatedUnion("status", [
          z.object({ index: z.int(), status: z.enum(["accepted", "updated", "duplicate"]), id: z.uuid() }),
          rejectedItem("/contacts/1/email"),
        ]),
      ),
    })
    .meta({ id: "RecordedContacts" }),
  async handle(ctx, { body }) {
    const { results, ...counts } = await recordContacts(ctx, body);
    return { ...counts, results: verdictsOn("contacts", results) };
  },
});

export const recordBouncesRoute = route({
  name: "recordBounces",
  method: "POST",
  path: "/api/v1/bounces",
  permission: "contact.edit",
  summary: "Report what came back, 1 to 1,000 at a time",
  description:
    "For whoever reads the bounce address or gets delivery reports of a provider. A hard bounce and a complaint stop an address at once, the third soft one in a row stops it too (`stopped`). A `reference` makes a report count once, however often it is sent.",
  body: {
    envelope: z.strictObject({ bounces: z.array(z.unknown()) }),
    documented: z.strictObject({ bounces: z.array(BounceItem).min(1).max(mostBounces) }).meta({ id: "RecordBounces" }),
    mostBytes,
  },
  reply: z
    .object({
      accepted: z.int(),
      duplicate: z.int(),
      rejected: z.int(),
      results: z.array(
        z.discriminatedUnion("status", [
          z.object({
            index: z.int(),
            status: z.literal("accepted"),
            stopped: z.boolean().meta({ description: "Whether nothing is sent to the address from now on" }),
          }),
          z.object({ index: z.int(), status: z.literal("duplicate") }),
          rejectedItem("/bounces/1/address"),
        ]),
      ),
    })
    .meta({ id: "RecordedBounces" }),
  async handle(ctx, { body }) {
    const { results, ...counts } = await recordBounces(ctx, { ...body, source: "api" });
    return { ...counts, results: verdictsOn("bounces", results) };
  },
});
