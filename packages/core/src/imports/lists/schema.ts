import * as z from "zod";
import { keyPattern, longestKey } from "../../catalogue/rules.ts";
import { contactFieldKinds } from "../../contacts/rules.ts";
import { CallingCode } from "../../contacts/schema.ts";
import { isVisible } from "../../look.ts";
import { MappingFile } from "../schema.ts";

/** The documented formats of lists of people; the number goes up when a reader of the old one would misread the new one. */
export const contactsFormat = "heard-contacts/1";
export const suppressionsFormat = "heard-suppressions/1";

const Key = z.string().max(longestKey).regex(keyPattern, "a key: lower-case letters, digits and hyphens");
const Column = z.string().min(1).max(2000);
const Text = z.string().trim().min(1).max(200).refine(isVisible, "text that can be seen");
/** A pattern such as `dd/MM/yyyy`, or iso8601, excel, excel1904, unixSeconds, unixMilliseconds. `null`: still open. */
const DateFormat = z.string().min(1).max(60).nullish();
const Plain = <As extends string>(as: As) => z.strictObject({ column: Column, as: z.literal(as) });

const howRead = {
  file: MappingFile.omit({ layout: true }).prefault({}),
  /** Cells that say nothing. */
  missing: z.array(z.string().max(100)).max(50).default([""]),
  /** Of phone numbers that were written without their country. */
  callingCode: CallingCode.nullish(),
};

export const ContactColumn = z.discriminatedUnion("as", [
  Plain("key"),
  Plain("name"),
  Plain("email"),
  Plain("phone"),
  Plain("language"),
  Plain("timeZone"),
  z.strictObject({
    column: Column,
    as: z.literal("attribute"),
    field: Key,
    /** Of a field that the import makes. */
    kind: z.enum(contactFieldKinds).optional(),
    format: DateFormat,
    /** The decimal mark; the other one separates thousands. */
    decimal: z.enum([".", ","]).optional(),
  }),
  z.strictObject({
    column: Column,
    as: z.literal("consent"),
    purpose: Key,
    /** What a word says; words for yes and no in English and Chinese are known. `null`: it says nothing. */
    words: z.record(z.string().max(200), z.boolean().nullable()).optional(),
  }),
  z.strictObject({ column: Column, as: z.literal("consentAt"), format: DateFormat }),
  Plain("consentSource"),
  Plain("ignore"),
]);
export type ContactColumn = z.output<typeof ContactColumn>;

/** What the columns of a list of contacts mean. */
export const ContactsMapping = z.strictObject({
  format: z.literal(contactsFormat),
  ...howRead,
  /** What becomes of contacts that are here already: they take what the file says, or stay as they are. */
  existing: z.enum(["update", "keep"]).default("update"),
  constants: z
    .strictObject({
      language: z.string().min(2).max(35).nullish(),
      timeZone: z.string().max(60).nullish(),
      /** What everybody on the list agreed to, where no column says so. */
      consent: z.strictObject({ purpose: Key, given: z.boolean(), on: z.iso.date().nullish() }).nullish(),
      /** Where consents of this file come from. */
      consentSource: Text.nullish(),
    })
    .default({}),
  columns: z.array(ContactColumn).max(200),
  /** How fields that the import makes are called, by key. */
  names: z.record(Key, Text).optional(),
  create: z.array(z.enum(["fields"])).default([]),
});
export type ContactsMapping = z.output<typeof ContactsMapping>;

export const SuppressionColumn = z.discriminatedUnion("as", [
  // An e-mail address or a phone number: what it is can be seen.
  Plain("address"),
  Plain("source"),
  z.strictObject({ column: Column, as: z.literal("at"), format: DateFormat }),
  Plain("ignore"),
]);
export type SuppressionColumn = z.output<typeof SuppressionColumn>;

/** What the columns of a list of addresses to leave alone mean. */
export const SuppressionsMapping = z.strictObject({
  format: z.literal(suppressionsFormat),
  ...howRead,
  constants: z
    .strictObject({
      /** `null`: every purpose. */
      purpose: Key.nullish(),
      source: Text.nullish(),
    })
    .default({}),
  columns: z.array(SuppressionColumn).max(200),
});
export type SuppressionsMapping = z.output<typeof SuppressionsMapping>;

export type ListMapping = ContactsMapping | SuppressionsMapping;
export type ListMappingInput = z.input<typeof ContactsMapping> | z.input<typeof SuppressionsMapping>;
