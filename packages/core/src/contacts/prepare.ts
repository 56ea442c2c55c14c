import type { ContactFieldKind } from "@heard/db/schema/contacts";
import { isTimeZone } from "../imports/rows/zone.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import {
  type Address,
  attributeExpected,
  attributeOf,
  contactLanguage,
  normaliseEmail,
  normalisePhone,
} from "./rules.ts";
import type { ConsentItem, ParsedContact } from "./schema.ts";

/** What an organisation has declared: the fields that contacts may have, and what they are asked for. */
export type ContactCatalogue = {
  fields: ReadonlyMap<string, { kind: ContactFieldKind; archivedAt: Date | null }>;
  purposes: ReadonlyMap<string, { id: number; archivedAt: Date | null }>;
};

export type PreparedConsent = { purposeId: number; given: boolean; at: Date | null; source: string };

/** A contact with everything checked. What is absent is not spoken of, `null` takes it away. */
export type PreparedContact = {
  key?: string | null;
  name?: string | null;
  email?: Address | null;
  phone?: Address | null;
  language?: string | null;
  timeZone?: string | null;
  attributes?: Record<string, string | number | null>;
  consents: PreparedConsent[];
};

export type PrepareContext = { catalogue: ContactCatalogue; callingCode: string | null; now: Date };

const dayMs = 86_400_000;
const phoneExpected = "a phone number with its country, such as +351 912 345 678";

/** Checks a contact as it is sent, which needs something to know it by. */
export function prepareContact(
  item: ParsedContact,
  context: PrepareContext,
): { item: PreparedContact } | { errors: ItemError[] } {
  const prepared = prepareFields(item, context);
  if ("errors" in prepared || item.key || item.email || item.phone) return prepared;
  const expected = "a key, an e-mail address or a phone number";
  return { errors: [itemError("contact_unreachable", "", null, {}, expected)] };
}

/** Checks what is said of a contact by the organisation's own lists, and brings addresses into the form that they are compared in. */
export function prepareFields(
  item: ParsedContact,
  context: PrepareContext,
): { item: PreparedContact } | { errors: ItemError[] } {
  const errors: ItemError[] = [];
  const prepared: PreparedContact = { consents: [] };
  if (item.key !== undefined) prepared.key = item.key;
  if (item.name !== undefined) prepared.name = item.name;
  takeEmail(item, prepared, errors);
  takePhone(item, prepared, errors, context.callingCode);
  takePlace(item, prepared, errors);
  takeAttributes(item, prepared, errors, context.catalogue);
  for (const [index, consent] of (item.consents ?? []).entries())
    takeConsent(consent, `/consents/${index}`, prepared, errors, context);
  return errors.length > 0 ? { errors } : { item: prepared };
}

function takeEmail({ email }: ParsedContact, prepared: PreparedContact, errors: ItemError[]): void {
  if (email === undefined) return;
  if (email === null) {
    prepared.email = null;
    return;
  }
  const address = normaliseEmail(email);
  if (address !== null) prepared.email = { kind: "email", typed: email, address };
  else errors.push(itemError("email_invalid", "/email", email, { value: email }, "an e-mail address"));
}

function takePhone(
  { phone }: ParsedContact,
  prepared: PreparedContact,
  errors: ItemError[],
  callingCode: string | null,
): void {
  if (phone === undefined) return;
  if (phone === null) {
    prepared.phone = null;
    return;
  }
  const address = normalisePhone(phone, callingCode);
  if (address !== null) prepared.phone = { kind: "phone", typed: phone, address };
  else errors.push(itemError("phone_invalid", "/phone", phone, { value: phone }, phoneExpected));
}

/** Where a contact is: language and time zone. */
function takePlace({ language, timeZone }: ParsedContact, prepared: PreparedContact, errors: ItemError[]): void {
  if (language === null) prepared.language = null;
  else if (language !== undefined) {
    const known = contactLanguage(language);
    if (known !== null) prepared.language = known;
    else
      errors.push(
        itemError(
          "language_unknown",
          "/language",
          language,
          { value: language },
          "a BCP 47 tag such as en, zh-Hans or zh-Hant",
        ),
      );
  }
  if (timeZone === null) prepared.timeZone = null;
  else if (timeZone !== undefined) {
    // An offset is no zone: it does not know summer time.
    if (/^[A-Za-z]/.test(timeZone) && isTimeZone(timeZone)) prepared.timeZone = timeZone;
    else
      errors.push(
        itemError(
          "time_zone_unknown",
          "/timeZone",
          timeZone,
          { value: timeZone },
          "an IANA time zone such as Europe/Lisbon",
        ),
      );
  }
}

function takeAttributes(
  { attributes }: ParsedContact,
  prepared: PreparedContact,
  errors: ItemError[],
  { fields }: ContactCatalogue,
): void {
  if (attributes === undefined) return;
  const taken: Record<string, string | number | null> = {};
  for (const [key, value] of Object.entries(attributes)) {
    const path = `/attributes/${key}`;
    const field = fields.get(key);
    if (!field) errors.push(itemError("unknown_key", path, key, { what: "contact field", value: key }));
    else if (field.archivedAt) errors.push(itemError("archived", path, key, { what: "contact field", value: key }));
    else if (value === null || value === "") taken[key] = null;
    else {
      const read = attributeOf(field.kind, value);
      const expected = attributeExpected[field.kind];
      if (read !== null) taken[key] = read;
      else errors.push(itemError("invalid_value", path, value, { value: String(value), expected }, expected));
    }
  }
  prepared.attributes = taken;
}

function takeConsent(
  { purpose, given, at, source }: ConsentItem,
  path: string,
  prepared: PreparedContact,
  errors: ItemError[],
  { catalogue, now }: PrepareContext,
): void {
  const known = catalogue.purposes.get(purpose);
  const when = at === undefined ? null : new Date(at);
  if (!known) errors.push(itemError("unknown_key", `${path}/purpose`, purpose, { what: "purpose", value: purpose }));
  else if (known.archivedAt)
    errors.push(itemError("archived", `${path}/purpose`, purpose, { what: "purpose", value: purpose }));
  else if (when && when.getTime() > now.getTime() + dayMs)
    errors.push(itemError("time_in_future", `${path}/at`, at, { value: at ?? "" }));
  else prepared.consents.push({ purposeId: known.id, given, at: when, source });
}
