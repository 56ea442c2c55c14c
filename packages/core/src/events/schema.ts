import type { EventKind } from "@heard/db/schema/distributions";
import * as z from "zod";
import { ContactItem } from "../contacts/schema.ts";
import { reportedEventKinds } from "../distributions/schema.ts";
import { visibleText } from "../visible-text.ts";

export const mostEvents = 1000;

/** Something that happened to a customer, and to whom. */
export const EventItem = z.strictObject({
  /** Yours, unique for ever: the same event twice counts once. */
  id: visibleText(200),
  kind: z.enum(reportedEventKinds),
  occurredAt: z.iso.datetime({ offset: true }),
  /** By customer key, e-mail address or phone number. Somebody who is not known yet becomes a contact. */
  contact: ContactItem,
});
export type EventItem = z.input<typeof EventItem>;
/** One that was reported, or one of the product's own. */
export type ParsedEvent = Omit<z.output<typeof EventItem>, "kind"> & { kind: EventKind };

export const RecordEventsInput = z.strictObject({
  /** Items as {@link EventItem}; each is checked on its own. */
  events: z.array(z.unknown()),
});
export type RecordEventsInput = z.input<typeof RecordEventsInput>;
