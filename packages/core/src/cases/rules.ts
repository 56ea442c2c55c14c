import { TZDate } from "@date-fns/tz";
import type { CaseCause, CaseCondition, CaseOutcome, Holiday, WorkingHours } from "@heard/db/schema/cases";
import { invalidInput } from "../errors.ts";
import { addDays } from "../measures/rules.ts";
import { dayIn } from "../responses/day.ts";

export const longestTitle = 200;
export const longestNote = 4000;
export const mostSteps = 20;
export const mostWords = 50;
/** Holidays of many years, of several countries. */
export const mostHolidays = 400;
/** Each rule is a query of every round of the worker. */
export const mostRules = 50;
export const mostPlaybooks = 100;
/** Customers whose answer is older than this have had time to think of something else: a rule that begins now leaves them alone. */
export const oldestAnswerDays = 7;

export const caseCauses = [
  "people",
  "process",
  "technology",
  "product",
  "policy",
  "supplier",
  "other",
] as const satisfies readonly CaseCause[];

/** Monday to Friday, nine to six, until somebody says otherwise. */
export const defaultHours: readonly WorkingHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  from: "09:00",
  to: "18:00",
}));

/** When an organisation works: hours of a week in its own time zone, without its holidays. */
export type WorkCalendar = { timeZone: string; hours: readonly WorkingHours[]; holidays: readonly Holiday[] };
type Span = { from: number; to: number };

const minuteMs = 60_000;
/** A thousand hours, an hour a week, and four hundred holidays on its day are over before; a clock that runs longer is wrongly set. */
const furthestDays = 12_000;

/** The working spans of one calendar day, as instants: a day on which the clocks change has an hour less or more. */
function spansOf(day: string, { timeZone, hours, holidays }: WorkCalendar): Span[] {
  if (holidays.some((holiday) => holiday.day === day)) return [];
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  const at = (time: string): number => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return new TZDate(year, month - 1, date, hour, minute, timeZone).getTime();
  };
  return hours
    .filter((one) => one.weekday === weekday)
    .map(({ from, to }) => ({ from: at(from), to: at(to) }))
    .sort((a, b) => a.from - b.from);
}

/**
 * Minutes of working time between two moments; 0 where the second is not after the first.
 * @example
 * workMinutes(new Date("2026-11-27T16:00:00Z"), new Date("2026-11-30T10:00:00Z"), { timeZone: "UTC", hours: defaultHours, holidays: [] }); // => 180
 */
export function workMinutes(from: Date, to: Date, calendar: WorkCalendar): number {
  let minutes = 0;
  const last = dayIn(calendar.timeZone, to);
  for (let day = dayIn(calendar.timeZone, from); day <= last; day = addDays(day, 1))
    for (const span of spansOf(day, calendar))
      minutes += Math.max(0, Math.min(span.to, to.getTime()) - Math.max(span.from, from.getTime())) / minuteMs;
  return minutes;
}

/**
 * The moment at which so many minutes of working time are over, counted from another. @throws RangeError where no working hour comes up
 * @example
 * afterWorkMinutes(new Date("2026-11-27T16:00:00Z"), 180, { timeZone: "UTC", hours: defaultHours, holidays: [] }).toISOString(); // => "2026-11-30T10:00:00.000Z"
 */
export function afterWorkMinutes(from: Date, minutes: number, calendar: WorkCalendar): Date {
  let left = minutes * minuteMs;
  let day = dayIn(calendar.timeZone, from);
  for (let days = 0; days < furthestDays; days += 1, day = addDays(day, 1))
    for (const span of spansOf(day, calendar)) {
      const begin = Math.max(span.from, from.getTime());
      if (begin >= span.to) continue;
      if (left <= span.to - begin) return new Date(begin + left);
      left -= span.to - begin;
    }
  throw new RangeError(`no ${minutes} working minutes within ${furthestDays} days of ${from.toISOString()}`);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether hours of one weekday run into each other: their minutes would count twice. */
export const haveOverlap = (hours: readonly WorkingHours[]): boolean =>
  hours.some((one, place) =>
    hours.some(
      (other, at) => at > place && other.weekday === one.weekday && one.from < other.to && other.from < one.to,
    ),
  );

/** Minutes of a whole week. With an hour a week every clock comes to its end. */
export const weeklyMinutes = (hours: readonly WorkingHours[]): number =>
  hours.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);

export type Pause = { pausedAt: Date; resumedAt: Date | null };
export type Clock = { clockFrom: Date; allowedMinutes: number; pauses: readonly Pause[] };

/** Minutes of working time that a case has used by a moment: those from the beginning of its clock, without what was paused. */
export function usedMinutes({ clockFrom, pauses }: Omit<Clock, "allowedMinutes">, until: Date, calendar: WorkCalendar) {
  const paused = pauses.reduce((sum, { pausedAt, resumedAt }) => {
    const from = pausedAt > clockFrom ? pausedAt : clockFrom;
    const to = resumedAt !== null && resumedAt < until ? resumedAt : until;
    return sum + workMinutes(from, to, calendar);
  }, 0);
  return Math.max(0, workMinutes(clockFrom, until, calendar) - paused);
}

/**
 * When the time of a case is over if nobody pauses it again. In the past for one that is late, also where it is paused since: what is over stays over. `null` while a
 * pause that began in time lasts.
 */
export function dueOf({ clockFrom, allowedMinutes, pauses }: Clock, calendar: WorkCalendar): Date | null {
  // Each pause pushes the end on by the working time that it took.
  const ordered = pauses.toSorted((a, b) => a.pausedAt.getTime() - b.pausedAt.getTime());
  const end = ordered.reduce(
    (due, { pausedAt, resumedAt }) => {
      if (resumedAt === null || resumedAt <= clockFrom || pausedAt >= due) return due;
      const from = pausedAt > clockFrom ? pausedAt : clockFrom;
      return afterWorkMinutes(due, workMinutes(from, resumedAt, calendar), calendar);
    },
    afterWorkMinutes(clockFrom, allowedMinutes, calendar),
  );
  return pauses.some(({ pausedAt, resumedAt }) => resumedAt === null && pausedAt < end) ? null : end;
}

/** A stretch of working time: used, paused, over the time allowed, still left, or none of the clock's. */
export type ClockPart = { kind: "used" | "paused" | "over" | "left" | "free"; from: Date; to: Date };
/** One working day of a clock, from its first hour to its last. */
export type ClockDay = { day: string; from: Date; to: Date; parts: ClockPart[] };

/** Working days of a clock, as they are drawn: the newest up to now, and from now on to its end as far as there is room. `end` is `null` while a pause lasts. */
export function clockDays(
  { clockFrom, pauses }: Omit<Clock, "allowedMinutes">,
  { now, end, most }: { now: Date; end: Date | null; most: number },
  calendar: WorkCalendar,
): ClockDay[] {
  const last = end !== null && end > now ? end : now;
  const cuts = [
    clockFrom,
    now,
    ...(end ? [end] : []),
    ...pauses.flatMap((one) => [one.pausedAt, one.resumedAt ?? now]),
  ];
  const kindAt = (time: number): ClockPart["kind"] => {
    if (time < clockFrom.getTime() || time >= last.getTime()) return "free";
    if (time >= now.getTime()) return "left";
    const isIn = ({ pausedAt, resumedAt }: Pause) => pausedAt.getTime() <= time && (resumedAt ?? now).getTime() > time;
    if (end !== null && time >= end.getTime()) return "over";
    return pauses.some(isIn) ? "paused" : "used";
  };
  const draw = (day: string): ClockDay | null => {
    const parts = spansOf(day, calendar).flatMap(({ from, to }) => {
      const inside = cuts.map((cut) => cut.getTime()).filter((cut) => cut > from && cut < to);
      const edges = [...new Set([from, ...inside, to])].toSorted((a, b) => a - b);
      return edges.slice(1).map((edge, place): ClockPart => {
        const begin = edges[place] ?? from;
        return { kind: kindAt(begin), from: new Date(begin), to: new Date(edge) };
      });
    });
    const [first, final] = [parts.at(0), parts.at(-1)];
    return first && final ? { day, from: first.from, to: final.to, parts } : null;
  };
  const dayOf = (moment: Date) => dayIn(calendar.timeZone, moment);
  const [began, today, ends] = [dayOf(clockFrom), dayOf(now), dayOf(last)];
  const past: ClockDay[] = [];
  for (let day = today; day >= began && past.length < most; day = addDays(day, -1)) {
    const drawn = draw(day);
    if (drawn) past.unshift(drawn);
  }
  const ahead: ClockDay[] = [];
  for (let day = addDays(today, 1); day <= ends && ahead.length < most; day = addDays(day, 1)) {
    const drawn = draw(day);
    if (drawn) ahead.push(drawn);
  }
  // However long it still runs, the day of now is one of those that are drawn.
  const shownAhead = ahead.slice(0, past.length === 0 ? most : most - 1);
  return [...past.slice(-(most - shownAhead.length)), ...shownAhead];
}

/**
 * The first of some words that a comment holds. Words of letters are whole words; those of Han characters, which nothing divides, are found anywhere.
 * @example
 * firstWordIn("Two chocolates, and a LATE parcel", ["late"]); // => "late"
 */
export function firstWordIn(text: string, words: readonly string[]): string | null {
  // What was taken out of a comment left a word of ours in its place, which the customer did not say.
  const said = text.replaceAll(/⟦[a-z]{1,10}⟧/g, "⟦⟧").toLocaleLowerCase();
  return words.find((word) => holds(said, word.toLocaleLowerCase())) ?? null;
}

function holds(text: string, word: string): boolean {
  const isPart = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character) && !/\p{Script=Han}/u.test(character);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    // One sign to each side, which may take two units; the whole text at each occurrence would take the square of its length.
    const [before, after] = [[...text.slice(Math.max(0, at - 2), at)].at(-1), [...text.slice(end, end + 2)].at(0)];
    const isWhole = !(isPart(before) && isPart([...word].at(0))) && !(isPart(after) && isPart([...word].at(-1)));
    if (isWhole) return true;
  }
  return false;
}

/** A condition as the log has it, which no erasure reaches: how many words, for a word may be somebody's name. */
export function toldCondition(condition: CaseCondition): CaseCondition | { kind: "words"; count: number } {
  return condition.kind === "words" ? { kind: "words", count: condition.words.length } : condition;
}

/** Where the public rates companies. Asking only the happy ones there is forbidden by these sites and by consumer law in many countries. */
const reviewSites = [
  ...["trustpilot", "tripadvisor", "yelp.", "glassdoor", "g2.com", "capterra", "dianping", "ctrip", "openrice"],
  ...["google review", "google maps", "g.page", "app store", "play store", "apps.apple.com", "play.google.com"],
  ...["大众点评", "大眾點評", "公开好评", "公開好評", "google 评价", "google 評價", "应用商店", "應用商店"],
] as const;

/** Refuses texts of a rule by score that send people to a public review site. @throws DomainError invalid_input `score_gated_review`, naming the site */
export function assertAsksEverybody(texts: readonly string[]): void {
  const said = texts.join("\n").toLocaleLowerCase();
  const site = reviewSites.find((one) => said.includes(one));
  if (site !== undefined) throw invalidInput("score_gated_review", { site });
}

/** The question of the follow-up survey that settles a case, and what its choices mean. */
export const settledQuestion = "settled";
const settledChoices: Readonly<Record<string, CaseOutcome>> = { yes: "confirmed", partly: "unsure", no: "unhappy" };

/** What a customer says by their answer: by the choice of the follow-up question, else by where their first score lies on its scale. */
export function outcomeOf(answer: {
  choice: unknown;
  score: { value: number; min: number; max: number; direction: "higherIsBetter" | "lowerIsBetter" } | null;
}): CaseOutcome | null {
  if (typeof answer.choice === "string" && Object.hasOwn(settledChoices, answer.choice))
    return settledChoices[answer.choice] ?? null;
  if (answer.score === null) return null;
  const { value, min, max, direction } = answer.score;
  const [place, middle] = [direction === "higherIsBetter" ? value - min : max - value, (max - min) / 2];
  if (place === middle) return "unsure";
  return place > middle ? "confirmed" : "unhappy";
}
