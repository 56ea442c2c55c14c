import * as z from "zod";
import { CatalogueKey, CatalogueName } from "../catalogue/schema.ts";
import { isStorable } from "../look.ts";
import { Seen } from "../seen.ts";
import { keptText, visibleText } from "../visible-text.ts";
import { contactFieldKinds, purposeRules, suppressionReasons } from "./rules.ts";

export const mostContacts = 1000;
export const mostBounces = 1000;

const Source = visibleText(200);
const Instant = z.iso.datetime({ offset: true });
const Typed = (longest: number) =>
  z.string().trim().min(1).max(longest).refine(isStorable, "text without U+0000 and without halves of characters");
/** Digits of a country, for numbers that were written without it. */
export const CallingCode = z.string().regex(/^[1-9]\d{0,3}$/, "the digits of a country, such as 351 or 86");

export const ConsentItem = z.strictObject({
  purpose: CatalogueKey,
  given: z.boolean(),
  /** When the person said so; now, when absent. */
  at: Instant.optional(),
  /** Where the person said so. */
  source: Source,
});
export type ConsentItem = z.output<typeof ConsentItem>;

/** One contact as systems and people hand it over. What is absent stays as it is; `null` takes a value away. */
export const ContactItem = z.strictObject({
  /** The customer key: what responses carry as `customer`. */
  key: visibleText(200).nullish(),
  name: visibleText(200).nullish(),
  email: Typed(320).nullish(),
  phone: Typed(60).nullish(),
  /** BCP 47. */
  language: z.string().min(2).max(35).nullish(),
  /** IANA. */
  timeZone: z.string().min(1).max(60).nullish(),
  attributes: z.record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.null()])).optional(),
  consents: z.array(ConsentItem).max(20).optional(),
});
export type ContactItem = z.input<typeof ContactItem>;
export type ParsedContact = z.output<typeof ContactItem>;

export const RecordContactsInput = z.strictObject({
  /** Items as {@link ContactItem}; each is checked on its own. */
  contacts: z.array(z.unknown()),
  callingCode: CallingCode.nullish(),
});
export type RecordContactsInput = z.input<typeof RecordContactsInput>;

export const ContactInput = z.strictObject({ contactId: z.uuid() });
export type ContactInput = z.input<typeof ContactInput>;

const Fields = ContactItem.omit({ consents: true });
/** Somebody writes a contact down; where one is there already, nothing is merged in silence. */
export const CreateContactInput = Fields.extend({
  callingCode: CallingCode.nullish(),
  consent: ConsentItem.optional(),
});
export type CreateContactInput = z.input<typeof CreateContactInput>;

export const UpdateContactInput = Fields.extend({
  contactId: z.uuid(),
  callingCode: CallingCode.nullish(),
  seen: Seen,
});
export type UpdateContactInput = z.input<typeof UpdateContactInput>;

export const ListContactsInput = z
  .strictObject({
    /** Part of a name, key or address; the whole of a key or address without the grant to see customers. */
    search: keptText(200).optional(),
    /** `askable`: by e-mail or phone, for the purpose. */
    standing: z.enum(["askable", "suppressed", "withdrawn", "withoutAddress", "erased"]).optional(),
    /** The first purpose when absent. */
    purpose: CatalogueKey.optional(),
    language: keptText(35).optional(),
    field: CatalogueKey.optional(),
    value: keptText(200).optional(),
    cursor: z.uuid().nullish(),
    limit: z.int().min(1).max(200).default(50),
  })
  .prefault({});
export type ListContactsInput = z.input<typeof ListContactsInput>;

export const ListContactResponsesInput = ContactInput.extend({
  cursor: z.uuid().nullish(),
  limit: z.int().min(1).max(100).default(20),
});
export type ListContactResponsesInput = z.input<typeof ListContactResponsesInput>;

export const RecordConsentInput = ConsentItem.extend({ contactId: z.uuid() });
export type RecordConsentInput = z.input<typeof RecordConsentInput>;

export const UnsubscribeInput = ContactInput.extend({
  /** `null`: every purpose. */
  purpose: CatalogueKey.nullable(),
  source: Source,
});
export type UnsubscribeInput = z.input<typeof UnsubscribeInput>;

export const SuppressAddressInput = z.strictObject({
  address: Typed(320),
  callingCode: CallingCode.nullish(),
  /** `null`: every purpose. */
  purpose: CatalogueKey.nullable(),
  source: Source,
});
export type SuppressAddressInput = z.input<typeof SuppressAddressInput>;

export const LiftSuppressionInput = z.strictObject({ suppressionId: z.uuid(), reason: visibleText(200) });
export type LiftSuppressionInput = z.input<typeof LiftSuppressionInput>;

export const ListSuppressionsInput = z
  .strictObject({
    /** The beginning of an address; the whole of it without the grant to see customers. */
    search: keptText(320).optional(),
    reason: z.enum(suppressionReasons).optional(),
    cursor: z.uuid().nullish(),
    limit: z.int().min(1).max(200).default(50),
  })
  .prefault({});
export type ListSuppressionsInput = z.input<typeof ListSuppressionsInput>;

/** What came back of one letter or message. */
export const BounceItem = z.strictObject({
  address: Typed(320),
  /** `hard`: there is no such address; `soft`: not now; `complaint`: its owner called it spam. */
  kind: z.enum(["hard", "soft", "complaint"]),
  /** The receiving server's status, such as 5.1.1. */
  status: keptText(60).optional(),
  /** Your id of what was sent or reported: the same report twice counts once. */
  reference: visibleText(200).optional(),
  /** Now, when absent. */
  at: Instant.optional(),
});
export type BounceItem = z.input<typeof BounceItem>;
export const RecordBouncesInput = z.strictObject({ bounces: z.array(z.unknown()), source: z.enum(["smtp", "api"]) });
export type RecordBouncesInput = z.input<typeof RecordBouncesInput>;

export const CreateContactFieldInput = z.strictObject({
  key: CatalogueKey.optional(),
  name: CatalogueName,
  kind: z.enum(contactFieldKinds),
});
export type CreateContactFieldInput = z.input<typeof CreateContactFieldInput>;
export const ContactFieldInput = z.strictObject({ key: CatalogueKey });
export type ContactFieldInput = z.input<typeof ContactFieldInput>;
export const UpdateContactFieldInput = ContactFieldInput.extend({ name: CatalogueName, seen: Seen });
export type UpdateContactFieldInput = z.input<typeof UpdateContactFieldInput>;

export const CreatePurposeInput = z.strictObject({
  key: CatalogueKey.optional(),
  name: CatalogueName,
  rule: z.enum(purposeRules).default("unlessWithdrawn"),
});
export type CreatePurposeInput = z.input<typeof CreatePurposeInput>;
export const PurposeInput = z.strictObject({ key: CatalogueKey });
export type PurposeInput = z.input<typeof PurposeInput>;
export const UpdatePurposeInput = PurposeInput.extend({
  name: CatalogueName.optional(),
  rule: z.enum(purposeRules).optional(),
  seen: Seen,
});
export type UpdatePurposeInput = z.input<typeof UpdatePurposeInput>;
