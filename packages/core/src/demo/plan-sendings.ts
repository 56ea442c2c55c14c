import { addDays } from "../measures/rules.ts";
import { type DemoCustomers, knownContacts } from "./add-contacts.ts";
import { type Random, seededRandom } from "./random.ts";

/** An answer to the relationship survey by somebody who is known: what they were asked by, they have answered. */
export type DemoAnswered = { responseId: string; customer: string; at: string; hasComment: boolean };
/** What somebody did with what they were sent, some hours or days later. */
export type DemoReaction = { at: Date; customer: string; did: "open" | "begin" | DemoAnswered };
export type DemoWave = { name: string; day: string; customers: string[]; reactions: DemoReaction[] };
export type DemoOccasion = { id: string; at: Date; customer: string };
export type DemoSendings = {
  waves: [ended: DemoWave, running: DemoWave];
  /** Who gets a personal link at the counter. */
  handed: { day: string; customers: string[] };
  /** What happened to new customers, each of whom is asked two days later. */
  occasions: DemoOccasion[];
  reactions: DemoReaction[];
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Days before the last one on which the two waves go. */
const waveDays = [45, 15] as const;
const mostInWave = 260;
/** Who answers a letter does so within so many days. */
const answerDays = 16;
/** Of those who are asked. */
const answerShare = 0.27;
/** How many of the first wave are in the second one too, where the contact limit finds them. */
const inBoth = 25;
const occasionCount = 70;
const [handedDaysAgo, handedCount] = [10, 30];
export const occasionDelayDays = 2;

/** Whom the company asked and when, and what they did with it: the same for the same answers, day and seed. */
export function planSendings(input: {
  customers: DemoCustomers;
  answers: readonly DemoAnswered[];
  lastDay: string;
  seed: number;
}): DemoSendings {
  const { customers, lastDay } = input;
  const random = seededRandom(input.seed + 29);
  const contacts = knownContacts(customers).map(([key]) => key);
  const isContact = new Set(contacts);
  const answers = input.answers.filter(({ customer }) => isContact.has(customer));
  const days = waveDays.map((daysAgo) => addDays(lastDay, -daysAgo)) as [string, string];
  const size = Math.min(mostInWave, Math.round(contacts.length / 5));
  const able = days.map((day) => answersTo(answers, day));
  const taken = new Set(able.flat().map(({ customer }) => customer));
  const answered = able.map((given) => evenly(given, Math.round(size * answerShare))) as [
    DemoAnswered[],
    DemoAnswered[],
  ];
  const others = shuffled(
    random,
    contacts.filter((key) => !taken.has(key)),
  );
  const [first, second] = answered.map((given) => Math.max(0, size - given.length)) as [number, number];
  const from = Math.max(0, first - inBoth);
  const quiet = [others.slice(0, first), others.slice(from, from + second)] as const;
  const wave = (place: 0 | 1): DemoWave => {
    const given = answered[place];
    const asked = [...given.map(({ customer }) => customer), ...quiet[place]];
    const reactions = [...given.map(reactionOf), ...looks(random, quiet[place], days[place])];
    return { name: `Customer panel, ${dayName(days[place])}`, day: days[place], customers: asked, reactions };
  };
  const waves: DemoSendings["waves"] = [wave(0), wave(1)];
  const late = answers.filter(({ customer, at }) => !taken.has(customer) && at > addDays(lastDay, -waveDays[0]));
  const handed = { day: addDays(lastDay, -handedDaysAgo), customers: others.slice(-handedCount) };
  return { waves, handed, ...occasionsOf(random, { customers, contacts, late, lastDay }) };
}

/** The answers that a wave can have brought: the first of each person in the days after it. */
function answersTo(answers: readonly DemoAnswered[], day: string): DemoAnswered[] {
  const [from, to] = [`${day}T15`, addDays(day, answerDays)];
  const firsts = new Map<string, DemoAnswered>();
  for (const one of answers)
    if (one.at >= from && one.at < to && !firsts.has(one.customer)) firsts.set(one.customer, one);
  return [...firsts.values()];
}

/** At most so many, from all over. */
function evenly<T>(values: readonly T[], most: number): T[] {
  const place = (index: number) => Math.floor((index * most) / values.length);
  return values.length <= most ? [...values] : values.filter((_, index) => place(index + 1) > place(index));
}

const reactionOf = (answer: DemoAnswered): DemoReaction => ({
  at: new Date(answer.at),
  customer: answer.customer,
  did: answer,
});

/** A third of those who do not answer look at the page all the same, and some of them begin. */
function looks(random: Random, asked: readonly string[], day: string): DemoReaction[] {
  return asked.flatMap((customer): DemoReaction[] => {
    const [dice, hours] = [random.next(), 6 + random.next() ** 2 * 100];
    if (dice > 0.34) return [];
    return [
      { at: new Date(Date.parse(`${day}T10:00:00Z`) + hours * hourMs), customer, did: dice < 0.025 ? "begin" : "open" },
    ];
  });
}

type Around = {
  customers: DemoCustomers;
  contacts: readonly string[];
  late: readonly DemoAnswered[];
  lastDay: string;
};

/** New customers of the last month; some of those who answered in it had been asked because of that. */
function occasionsOf(random: Random, { customers, contacts, late, lastDay }: Around) {
  const isNew = (key: string) => customers.get(key)?.type === "New customer";
  const answered = late.filter(({ customer, at }) => isNew(customer) && at > addDays(lastDay, -27)).slice(0, 16);
  const silent = shuffled(random, contacts.filter(isNew))
    .filter((key) => !answered.some(({ customer }) => customer === key))
    .slice(0, Math.min(occasionCount, Math.round(contacts.length / 20)) - answered.length);
  const occasion = (customer: string, at: number): DemoOccasion => ({
    ...{ id: `onboarding-${customer}`, customer },
    at: new Date(Math.round(at / 1000) * 1000),
  });
  const reactions = answered.map(reactionOf);
  const occasions = [
    ...reactions.map(({ at, customer }) =>
      occasion(customer, at.getTime() - occasionDelayDays * dayMs - (12 + random.next() * 30) * hourMs),
    ),
    ...silent.map((customer) =>
      occasion(
        customer,
        Date.parse(`${lastDay}T08:00:00Z`) - Math.floor(random.next() * 29) * dayMs + random.next() * 12 * hourMs,
      ),
    ),
  ];
  return { occasions, reactions };
}

function shuffled<T>(random: Random, values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

const dayName = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
