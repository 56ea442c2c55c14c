import { createContactField } from "../contacts/create-field.ts";
import { recordBounces, recordContacts, unsubscribeContact } from "../contacts/index.ts";
import type { ContactItem } from "../contacts/schema.ts";
import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import type { ResponseInput } from "../responses/schema.ts";
import type { DemoLanguage } from "./comment.ts";
import { type Random, seededRandom } from "./random.ts";

/** What the answers say of a customer: the contact is the same person. */
export type DemoCustomer = { language: DemoLanguage; type: string; day: string };
/** Customers by their key, whoever answered last standing last. */
export type DemoCustomers = Map<string, DemoCustomer>;

/** Notes whose answer this is. */
export function addCustomer(
  customers: DemoCustomers,
  { customer, language, segments, occurredAt }: ResponseInput,
): void {
  if (customer === undefined) return;
  customers.delete(customer);
  const day = (occurredAt ?? "").slice(0, 10);
  customers.set(customer, { language: language as DemoLanguage, type: segments?.["customer-type"] ?? "", day });
}

const mostContacts = 2400;
const perRequest = 300;
/** By then all of them are in the list, so that everybody can have been asked since. */
const listedDaysAgo = 50;

/** Those who answered last: the people whom the company has as contacts. */
export const knownContacts = (customers: DemoCustomers) => [...customers].slice(-mostContacts);

const fields = [
  { key: "customer-type", kind: "text", name: { en: "Customer type", "zh-Hans": "客户类型", "zh-Hant": "客戶類型" } },
  { key: "member-since", kind: "date", name: { en: "Member since", "zh-Hans": "入会日期", "zh-Hant": "入會日期" } },
  { key: "orders", kind: "number", name: { en: "Orders", "zh-Hans": "订单数", "zh-Hant": "訂單數" } },
] as const;

/** The people whom the company can ask: those who have answered last, with what they agreed to, what bounced and who wants no more. */
export async function addContacts(
  ctx: ServiceContext,
  { customers, lastDay, seed }: { customers: DemoCustomers; lastDay: string; seed: number },
): Promise<void> {
  const random = seededRandom(seed + 17);
  for (const field of fields) await createContactField(ctx, field);
  const listedOn = addDays(lastDay, -listedDaysAgo);
  const known = knownContacts(customers).map(
    ([key, one]) => [key, { ...one, day: one.day < listedOn ? one.day : listedOn }] as const,
  );
  const people = known.map(([key, one], place) => personOf(random, key, one, place));
  const ids: string[] = [];
  for (let start = 0; start < people.length; start += perRequest) {
    const part = known.slice(start, start + perRequest);
    // The list has grown: those who answered last came last.
    const at = new Date(`${part.at(-1)?.[1].day ?? listedOn}T22:00:00Z`);
    const contacts = people.slice(start, start + perRequest);
    const { results } = await recordContacts({ ...ctx, now: () => at }, { contacts });
    for (const result of results) {
      if (result.status === "rejected")
        throw new Error(`The demo world made a contact that the product refuses: ${JSON.stringify(result)}`);
      ids.push(result.id);
    }
  }
  const then = { ...ctx, now: () => new Date(`${listedOn}T23:00:00Z`) };
  await addBounces(then, people, listedOn);
  for (const contactId of ids.filter((_, place) => place % 79 === 5))
    await unsubscribeContact(then, { contactId, purpose: "surveys", source: "Link in the letter" });
}

/** Addresses that are gone, mailboxes that were full for a while, and somebody who had enough. */
async function addBounces(ctx: ServiceContext, people: readonly ContactItem[], lastDay: string): Promise<void> {
  const bounces = people.flatMap(({ email }, place) => {
    if (!email) return [];
    const at = `${addDays(lastDay, -(place % 60) - 1)}T10:30:00Z`;
    if (place % 97 === 11) return [{ address: email, kind: "hard", status: "5.1.1", reference: `demo-${place}`, at }];
    if (place % 83 === 7) return [{ address: email, kind: "soft", status: "4.2.2", reference: `demo-${place}`, at }];
    return place % 1100 === 301 ? [{ address: email, kind: "complaint", reference: `demo-${place}`, at }] : [];
  });
  if (bounces.length > 0) await recordBounces(ctx, { bounces, source: "smtp" });
}

const given = {
  en: [
    "Ana",
    "Rui",
    "Emma",
    "Oliver",
    "Inês",
    "Tiago",
    "Sofia",
    "Liam",
    "Marta",
    "Hugo",
    "Grace",
    "Noah",
    "Clara",
    "Miguel",
    "Lucy",
    "Pedro",
  ],
  "zh-Hans": ["静怡", "子轩", "雨桐", "浩然", "欣怡", "宇航", "梦瑶", "志强", "丽华", "建国", "晓燕", "俊杰"],
  "zh-Hant": ["怡君", "冠宇", "雅婷", "家豪", "淑芬", "志明", "欣怡", "承恩", "美玲", "俊宏"],
} as const;
const family = {
  en: [
    "Silva",
    "Costa",
    "Ferreira",
    "Walker",
    "Murphy",
    "Santos",
    "Oliveira",
    "Bennett",
    "Almeida",
    "Hughes",
    "Ribeiro",
    "Clarke",
    "Lopes",
    "Marsh",
  ],
  "zh-Hans": ["林", "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周"],
  "zh-Hant": ["陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊"],
} as const;
/** How a name is written in an address. */
const latin = ["lin", "wang", "chen", "yang", "huang", "zhou", "wu", "liu", "tsai", "zhao"] as const;
/** Numbers that belong to nobody: a range that is kept for plays and films. */
const fictionalPhones = 1000;

function personOf(random: Random, key: string, { language, type, day }: DemoCustomer, place: number): ContactItem {
  const [first, last] = [random.pick(given[language]), random.pick(family[language])];
  const isHan = language !== "en";
  const written = isHan ? random.pick(latin) : plain(`${first}.${last}`);
  const hasPhone = random.next() < 0.36 && place < fictionalPhones * 2;
  const hasEmail = !hasPhone || random.next() < 0.85;
  const joined = addDays(day, -Math.round(40 + random.next() * 1400));
  return {
    key,
    name: isHan ? `${last}${first}` : `${first} ${last}`,
    // `.example` is reserved, so no letter can ever arrive anywhere.
    ...(hasEmail ? { email: `${written}.${key.slice(2)}@mail.example` } : {}),
    ...(hasPhone && place % 2 === 0 ? { phone: `+44 7700 900${String(place / 2).padStart(3, "0")}` } : {}),
    language,
    ...(language === "zh-Hant" && random.next() < 0.4 ? { timeZone: "Asia/Taipei" } : {}),
    attributes: {
      "customer-type": type,
      ...(type === "New customer" ? {} : { "member-since": joined }),
      orders: 1 + Math.floor(random.next() ** 2 * 24),
    },
    consents: consentsOf(random, joined, day),
  };
}

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

function consentsOf(random: Random, joined: string, day: string): NonNullable<ContactItem["consents"]> {
  const source = random.weighted(["Order form", "Loyalty card", "At the till"], (one) =>
    one === "Order form" ? 5 : 2,
  );
  const yes = { purpose: "surveys", given: true, at: `${joined}T12:00:00Z`, source };
  const dice = random.next();
  if (dice < 0.12) return [];
  return dice > 0.95 ? [yes, { ...yes, given: false, at: `${day}T15:00:00Z`, source: "Service centre call" }] : [yes];
}
