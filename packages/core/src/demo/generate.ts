import type { ResponseInput } from "../responses/schema.ts";
import { addNews } from "./add-news.ts";
import { commentOf, type DemoLanguage } from "./comment.ts";
import type { Mood } from "./phrases.ts";
import { type Random, seededRandom } from "./random.ts";
import { scoreDrivers } from "./score-drivers.ts";
import { type DemoTouchpoint, demoEvents, demoShopEvents, demoShops, demoTouchpoints, regionOfShop } from "./world.ts";

export type DemoAnswer = {
  source: "demo" | "transaction-survey";
  mode: "email" | "link" | "kiosk";
  response: ResponseInput;
};
/** What came in on one day, in the order in which it was answered. */
export type DemoDay = { daysAgo: number; answers: DemoAnswer[] };
export type DemoOptions = {
  lastDay: string;
  seed: number /** Days before the last day. */;
  days: number;
  perDay: number;
};

const dayMs = 86_400_000;
const listened = demoTouchpoints.filter(({ weight }) => weight > 0);
const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, Math.round(value)));

/** The responses of the demo world, day by day, oldest first: the same for the same options. */
export function* generateDemo(options: DemoOptions): Generator<DemoDay> {
  const random = seededRandom(options.seed);
  const last = Date.parse(`${options.lastDay}T00:00:00Z`);
  for (let daysAgo = options.days - 1; daysAgo >= 0; daysAgo -= 1) {
    const midnight = last - daysAgo * dayMs;
    const weekday = new Date(midnight).getUTCDay();
    // Fewer people answer on Sundays, and the company has grown.
    const expected = options.perDay * (weekday === 0 ? 0.6 : 1.07) * (1.15 - 0.3 * (daysAgo / options.days));
    const count = Math.max(1, Math.round(expected + random.normal() * Math.sqrt(expected)));
    const answers = Array.from({ length: count }, (_, place): DemoAnswer => {
      const at = new Date(
        midnight + (8 * 60 + Math.floor(random.next() * 13 * 60)) * 60_000 + Math.floor(random.next() * 60_000),
      ).toISOString();
      const id = `${new Date(midnight).toISOString().slice(0, 10)}-${place}`;
      if (random.next() < 0.33)
        return {
          source: "demo",
          mode: "email",
          response: relationshipResponse(random, { id, at, daysAgo, place }),
        };
      const response = transactionResponse(random, { id, at, daysAgo, place });
      return { source: "transaction-survey", mode: daysAgo % 3 === 0 ? "kiosk" : "link", response };
    });
    yield { daysAgo, answers: answers.sort(byTime) };
  }
}

const byTime = (a: DemoAnswer, b: DemoAnswer) =>
  (a.response.occurredAt ?? "") < (b.response.occurredAt ?? "") ? -1 : 1;

type Person = {
  language: DemoLanguage;
  shop: number;
  type: string;
  segments: Record<string, string>;
  customer: string | undefined;
};

function person(random: Random): Person {
  const language = random.weighted(
    ["en", "zh-Hans", "zh-Hant"] as const,
    (one) => ({ en: 0.56, "zh-Hans": 0.32, "zh-Hant": 0.12 })[one],
  );
  const shop = Math.floor(random.next() * demoShops.length);
  const type = random.weighted(
    ["Member", "New customer", "Small business"],
    (one) => ({ Member: 0.55, "New customer": 0.33, "Small business": 0.12 })[one] ?? 0,
  );
  const segments = { shop: demoShops[shop] ?? "", region: regionOfShop[shop] ?? "", "customer-type": type };
  return {
    language,
    shop,
    type,
    segments,
    customer: random.next() < 0.5 ? `M-${10_000 + Math.floor(random.next() * 30_000)}` : undefined,
  };
}

/** How a touchpoint stood on a day: its events, and a slow season. */
function effectOn(touchpoint: string, daysAgo: number): number {
  const events = demoEvents.filter(
    (event) => event.touchpoint === touchpoint && daysAgo <= event.fromDaysAgo && daysAgo >= event.toDaysAgo,
  );
  return events.reduce((sum, { effect }) => sum + effect, 0);
}

/** What is different in one shop, on a day, at a touchpoint. */
function shopEffectOn(of: "satisfaction" | "ease", shop: number, touchpoint: string, daysAgo: number): number {
  const events = demoShopEvents.filter(
    (event) =>
      event.of === of &&
      event.shops.includes(shop) &&
      (event.touchpoints === "all" || event.touchpoints.includes(touchpoint)) &&
      daysAgo <= event.fromDaysAgo &&
      daysAgo >= event.toDaysAgo,
  );
  return events.reduce(
    (sum, { effect, drift = 0, fromDaysAgo }) => sum + effect + (drift * (fromDaysAgo - daysAgo)) / 28,
    0,
  );
}

function personEffect({ shop, type }: Person): number {
  return (
    (type === "Member" ? 0.08 : type === "Small business" ? -0.22 : 0) + (shop === 6 ? -0.3 : shop === 3 ? 0.2 : 0)
  );
}

/** Who answers in one language keeps from the ends of a long scale: a difference of habit and not of experience, which Scores calls out. */
const habit: Record<DemoLanguage, number> = { en: 0, "zh-Hans": 0, "zh-Hant": -0.7 };

type Moment = { id: string; at: string; daysAgo: number; place: number };

function relationshipResponse(random: Random, { id, at, daysAgo, place }: Moment): ResponseInput {
  const who = person(random);
  const trend = daysAgo < 90 ? 0.28 : daysAgo < 330 && daysAgo > 240 ? -0.45 : 0;
  const experience = 8.15 + trend + personEffect(who) * 1.6 + random.normal() * 2.05 - (random.next() < 0.08 ? 3.5 : 0);
  const score = clamp(experience + habit[who.language], 0, 10);
  const felt = clamp(experience, 0, 10);
  const mood: Mood = felt >= 9 ? "good" : felt >= 7 ? "mixed" : "bad";
  const touchpoint = random.weighted(listened, ({ weight }) => weight);
  const text = random.next() < 0.36 ? commentOf(random, who.language, mood, touchpoint.key) : null;
  return {
    externalId: `r-${id}`,
    occurredAt: at,
    channel: "email",
    language: who.language,
    segments: who.segments,
    customer: who.customer,
    scores: [{ metric: "nps", value: score }, ...scoreDrivers(place, at.slice(0, 10), (experience - 8.15) / 2.2)],
    comments: text ? [{ text: addNews(text, { ...who, mood, daysAgo, place }) }] : [],
  };
}

function transactionResponse(random: Random, { id, at, daysAgo, place }: Moment): ResponseInput {
  const who = person(random);
  const touchpoint: DemoTouchpoint = random.weighted(listened, ({ weight }) => weight);
  const inShop = shopEffectOn("satisfaction", who.shop, touchpoint.key, daysAgo);
  const latent =
    touchpoint.level + effectOn(touchpoint.key, daysAgo) + inShop + personEffect(who) + random.normal() * 0.95;
  const score = clamp(latent, 1, 5);
  const easier = shopEffectOn("ease", who.shop, touchpoint.key, daysAgo);
  const ease = clamp(5.35 + easier + (latent - 4.2) * 1.25 + random.normal() * 0.9, 1, 7);
  // What people say is drawn as if nothing had been changed in their shop: else one plan would shuffle the words of everybody after it.
  const felt = clamp(latent - inShop, 1, 5);
  const mood: Mood = felt >= 4 ? "good" : felt === 3 ? "mixed" : "bad";
  const text =
    random.next() < (mood === "bad" ? 0.6 : 0.3) ? commentOf(random, who.language, mood, touchpoint.key) : null;
  return {
    externalId: `t-${id}`,
    occurredAt: at,
    channel: random.pick(touchpoint.channels),
    touchpoint: touchpoint.key,
    language: who.language,
    segments: who.segments,
    customer: who.customer,
    scores: [
      { metric: "csat", value: score },
      ...(touchpoint.asksEase && random.next() < 0.7 ? [{ metric: "ces", value: ease }] : []),
    ],
    comments: text ? [{ text: addNews(text, { ...who, mood, daysAgo, place }) }] : [],
  };
}
