import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import type { ContactAttributes, ContactChange } from "@heard/db/schema/contacts";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { ServiceContext } from "../context.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import type { PreparedConsent, PreparedContact } from "./prepare.ts";
import { changedAttributes } from "./rules.ts";

/** What is held of a contact, without what only the database needs. */
export type Held = {
  id: string;
  key: string | null;
  name: string | null;
  email: string | null;
  emailAddress: string | null;
  phone: string | null;
  phoneNumber: string | null;
  language: string | null;
  timeZone: string | null;
  attributes: ContactAttributes;
  batchId: number;
};
type Said = { purposeId: number; given: boolean; at: number };

/** What is to become of one item. */
export type Decision =
  | { is: "new"; contact: Held; consents: PreparedConsent[] }
  | { is: "changed"; contact: Held; change: ContactChange; consents: PreparedConsent[] }
  | { is: "known"; contact: Held }
  | { is: "refused"; errors: ItemError[] };

export type JudgeOptions = {
  /** Whether contacts that are there already take what an item says. */
  mayUpdate: boolean;
  batchId: number;
};

/** Decides for each item whether it is a new contact, says something new of one, or cannot be told whose it is. Nothing is written. */
export async function judgeContacts(
  tx: Transaction,
  ctx: ServiceContext,
  items: readonly PreparedContact[],
  options: JudgeOptions,
): Promise<Decision[]> {
  const book = new ContactBook(await findHeld(tx, ctx, items));
  const said = await findSaid(tx, ctx, items, book.ids());
  return items.map((item) => decide(book, said, item, options));
}

/** Contacts by what they can be known by. An address that one of them gives up stays with it here, so that nobody else gets it in the same go. */
class ContactBook {
  readonly #byKey = new Map<string, Held>();
  readonly #byEmail = new Map<string, Held>();
  readonly #byPhone = new Map<string, Held>();
  readonly #ids: string[] = [];

  constructor(held: readonly Held[]) {
    for (const contact of held) {
      this.#ids.push(contact.id);
      this.add(contact);
    }
  }

  add(contact: Held): void {
    if (contact.key !== null) this.#byKey.set(contact.key, contact);
    if (contact.emailAddress !== null) this.#byEmail.set(contact.emailAddress, contact);
    if (contact.phoneNumber !== null) this.#byPhone.set(contact.phoneNumber, contact);
  }

  ids = (): readonly string[] => this.#ids;

  find({ key, email, phone }: PreparedContact) {
    return {
      byKey: key ? this.#byKey.get(key) : undefined,
      byEmail: email ? this.#byEmail.get(email.address) : undefined,
      byPhone: phone ? this.#byPhone.get(phone.address) : undefined,
    };
  }
}

function decide(
  book: ContactBook,
  said: Map<string, Said[]>,
  item: PreparedContact,
  { mayUpdate, batchId }: JudgeOptions,
): Decision {
  const { byKey, byEmail, byPhone } = book.find(item);
  const [found, other] = [...new Set([byKey, byEmail, byPhone].filter((one) => one !== undefined))];
  if (!found) {
    const contact = contactAfter({ ...nobody, id: uuidv7(), batchId }, item);
    book.add(contact);
    const consents = newConsents(said, contact.id, item.consents);
    return { is: "new", contact, consents };
  }
  if (other) return refused("contact_matches_two", item, { first: found.id, second: other.id });
  if (!byKey && item.key && found.key !== null && found.key !== item.key)
    return refused("contact_other_key", item, { contact: found.id });
  // Two people may share a phone: an address in common is no reason to write over the other one.
  if (!byKey && isOther(found, item)) return refused("contact_other_address", item, { contact: found.id });
  if (!mayUpdate) return { is: "known", contact: found };
  const changed = contactAfter(found, item);
  const change = changeBetween(found, changed);
  const consents = newConsents(said, found.id, item.consents);
  if (Object.keys(change).length === 0 && consents.length === 0) return { is: "known", contact: found };
  Object.assign(found, changed);
  book.add(found);
  return { is: "changed", contact: found, change, consents };
}

const nobody = {
  key: null,
  name: null,
  email: null,
  emailAddress: null,
  phone: null,
  phoneNumber: null,
  language: null,
  timeZone: null,
  attributes: {},
} satisfies Omit<Held, "id" | "batchId">;

function refused(
  code: "contact_matches_two" | "contact_other_key" | "contact_other_address",
  { key, email, phone }: PreparedContact,
  params: Record<string, string>,
): Decision {
  const path = email ? "/email" : phone ? "/phone" : "/key";
  const value = email?.typed ?? phone?.typed ?? key ?? null;
  return { is: "refused", errors: [itemError(code, path, value, params)] };
}

function isOther(found: Held, { email, phone }: PreparedContact): boolean {
  const differs = (held: string | null, given: string | undefined) =>
    held !== null && given !== undefined && held !== given;
  return differs(found.emailAddress, email?.address) || differs(found.phoneNumber, phone?.address);
}

/** The contact as it is after an item. Spelling an address in another way is no change. */
export function contactAfter(held: Held, item: PreparedContact): Held {
  const { email, phone } = item;
  return {
    ...held,
    key: item.key === undefined ? held.key : item.key,
    name: item.name === undefined ? held.name : item.name,
    language: item.language === undefined ? held.language : item.language,
    timeZone: item.timeZone === undefined ? held.timeZone : item.timeZone,
    attributes: item.attributes ? changedAttributes(held.attributes, item.attributes) : held.attributes,
    ...(email === undefined || email?.address === held.emailAddress
      ? {}
      : { email: email?.typed ?? null, emailAddress: email?.address ?? null }),
    ...(phone === undefined || phone?.address === held.phoneNumber
      ? {}
      : { phone: phone?.typed ?? null, phoneNumber: phone?.address ?? null }),
  };
}

const compared = ["key", "name", "email", "emailAddress", "phone", "phoneNumber", "language", "timeZone"] as const;

/** Old and new value of each field that differs; attributes by their own names. */
export function changeBetween(before: Held, after: Held): ContactChange {
  const change: ContactChange = {};
  for (const field of compared) if (before[field] !== after[field]) change[field] = [before[field], after[field]];
  for (const key of new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])) {
    const [old, now] = [before.attributes[key] ?? null, after.attributes[key] ?? null];
    if (old !== now) change[`attributes/${key}`] = [old, now];
  }
  return change;
}

/** Consents that say something that was not said before, also not by an earlier item; what was said stays said. */
function newConsents(
  said: Map<string, Said[]>,
  contactId: string,
  consents: readonly PreparedConsent[],
): PreparedConsent[] {
  return consents.filter((consent) => {
    const before = said.get(contactId) ?? [];
    const ofPurpose = before.filter(({ purposeId }) => purposeId === consent.purposeId);
    const at = consent.at?.getTime() ?? Number.POSITIVE_INFINITY;
    const isNew =
      consent.at === null
        ? ofPurpose[0]?.given !== consent.given
        : !ofPurpose.some((one) => one.given === consent.given && one.at === at);
    const one = { purposeId: consent.purposeId, given: consent.given, at };
    if (isNew)
      said.set(
        contactId,
        [one, ...before].toSorted((a, b) => b.at - a.at),
      );
    return isNew;
  });
}

const values = (texts: readonly (string | null | undefined)[]) =>
  arrayLiteral([...new Set(texts.filter((text): text is string => typeof text === "string"))]);

/** Contacts that keys or addresses of these items belong to. */
export async function findHeld(
  tx: Transaction,
  ctx: ServiceContext,
  items: readonly PreparedContact[],
): Promise<Held[]> {
  const { id, homeShardKey } = ctx.organisation;
  const here = sql`c.shard_key = ${homeShardKey} and c.org_id = ${id}`;
  const rows = await tx.execute<Held>(sql`
    select c.id, c.key, c.name, c.email, c.email_address as "emailAddress", c.phone, c.phone_number as "phoneNumber", c.language,
      c.time_zone as "timeZone", c.attributes, c.batch_id as "batchId"
    from contacts c where ${here} and c.key = any (${values(items.map(({ key }) => key))}::text[])
    union
    select c.id, c.key, c.name, c.email, c.email_address, c.phone, c.phone_number, c.language, c.time_zone, c.attributes, c.batch_id
    from contacts c where ${here} and c.email_address = any (${values(items.map(({ email }) => email?.address))}::text[])
    union
    select c.id, c.key, c.name, c.email, c.email_address, c.phone, c.phone_number, c.language, c.time_zone, c.attributes, c.batch_id
    from contacts c where ${here} and c.phone_number = any (${values(items.map(({ phone }) => phone?.address))}::text[])`);
  return [...rows];
}

async function findSaid(
  tx: Transaction,
  ctx: ServiceContext,
  items: readonly PreparedContact[],
  ids: readonly string[],
): Promise<Map<string, Said[]>> {
  const said = new Map<string, Said[]>();
  if (ids.length === 0 || items.every(({ consents }) => consents.length === 0)) return said;
  const rows = await tx.execute<{ contact_id: string; purpose_id: number; given: boolean; at: number }>(sql`
    select contact_id, purpose_id, given, (extract(epoch from at) * 1000)::float8 as at from consents
    where shard_key = ${ctx.organisation.homeShardKey} and org_id = ${ctx.organisation.id} and contact_id = any (${arrayLiteral(ids)}::uuid[])
    order by at desc, id desc`);
  for (const row of rows) {
    const one = { purposeId: row.purpose_id, given: row.given, at: Math.round(row.at) };
    said.set(row.contact_id, [...(said.get(row.contact_id) ?? []), one]);
  }
  return said;
}
