import * as z from "zod";
import { ContactItem } from "../contacts/schema.ts";
import { eventKinds } from "../distributions/schema.ts";
import { visibleText } from "../visible-text.ts";

export const mostEvents = 1000;

/** Something that happened to a customer, and to whom. */
export const EventItem = z.strictObject({
  /** Yours, unique for ever: the same event twice counts once. */
  id: visibleText(200),
  kind: z.enum(eventKinds),
  occurredAt: z.iso.datetime({ offset: true }),
  /** By customer key, e-mail address or phone number. Somebody who is not known yet becomes a contact. */
  contact: ContactItem,
});
export type EventItem = z.input<typeof EventItem>;
export type ParsedEvent = z.output<typeof EventItem>;

export const RecordEventsInput = z.strictObject({
  /** Items as {@link EventItem}; each is checked on its own. */
  events: z.array(z.unknown()),
});
export type RecordEventsInput = z.input<typeof RecordEventsInput>;
