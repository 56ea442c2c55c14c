import type { OverlapChoice, PlanCause, PlanGoal, PlanKind } from "@heard/db/schema/improvement-plans";
import type { SaveNoticeInput } from "../plan-notices/index.ts";
import { demoShops } from "./world.ts";

const shops = (...places: number[]) => places.map((place) => demoShops[place] ?? "");
const inShop = { touchpoint: ["shop-entrance", "shop-advice", "shop-checkout", "collection-point"] };

/** What the company's teams change. Days count back from the last day of the world. */
export type DemoPlan = {
  title: string;
  touchpoint: string | null;
  kind: PlanKind;
  cause: PlanCause;
  goal: PlanGoal | null;
  /** Logged so many days ago, from the 28 days before. */
  loggedDaysAgo: number;
  /** Words of the comments that it came from. */
  words: string;
  startsDaysAgo: number | null;
  cost: number | null;
  isCrossTeam?: boolean;
  actions: { title: string; dueDaysAgo: number; isDone: boolean }[];
  /** How far it goes: left as a draft, brought before the council, given up, or agreed. */
  goes: "draft" | "proposed" | "withdrawn" | "agreed" | "approved" | "declined" | "sentBack";
  /** What the council said, of the last three. */
  decision?: string;
  /** Agreed so many days ago, where that is not shortly before the start. */
  decidedDaysAgo?: number;
  /** What is done about each plan that it meets. */
  overlaps?: OverlapChoice["choice"];
  /** What was learnt, when it was closed. */
  closedWith?: string;
  /** Whose idea it was, in their words, so many days before it was accepted. */
  suggestion?: { by: "employee" | "surveyAdministrator"; text: string; daysBefore: number };
  /** What those were told whose words led to it, so many days ago. */
  told?: { daysAgo: number; texts: SaveNoticeInput["texts"] };
};

export const demoPlans: readonly DemoPlan[] = [
  {
    title: "Somebody at the door of four shops from opening to noon",
    touchpoint: "shop-entrance",
    kind: "process",
    cause: {
      category: "process",
      whys: [
        "People do not know where to go when they come in.",
        "Nobody stands at the door before noon.",
        "The rota was made for the afternoon.",
      ],
      review: "Four mornings in Chiado: two of three who came in asked the first person they met.",
    },
    goal: {
      ...{ metric: "csat", method: "mean", filters: inShop, unitField: "shop", planUnits: shops(1, 2, 3, 8) },
      ...{ targetChange: 0.3, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 352, words: "hard", startsDaysAgo: 330, cost: 4_200 },
    actions: [
      { title: "Change the rota of the four shops", dueDaysAgo: 336, isDone: true },
      { title: "Train eight people at the door", dueDaysAgo: 331, isDone: true },
      { title: "Ask every shop after two weeks", dueDaysAgo: 315, isDone: true },
    ],
    goes: "agreed",
    suggestion: {
      ...{ by: "employee", daysBefore: 11 },
      text: "I am in Chiado three mornings a week. People stop behind the door and look for somebody. In the afternoon somebody stands there, and nobody stops.",
    },
    closedWith: "It is the greeting and not the sign. The other shops follow one by one.",
    told: {
      daysAgo: 138,
      texts: {
        en: {
          title: "Somebody is at the door now",
          body: "You told us that you did not know where to go when you came in. Since last winter somebody greets you at the door of four of our shops, from opening to noon.\n\nThank you for saying so.",
        },
        "zh-Hans": {
          title: "现在门口有人迎接您",
          body: "您告诉我们，进店后不知道该往哪里走。从去年冬天起，我们四家门店从开门到中午都有人在门口迎接您。\n\n感谢您的意见。",
        },
        "zh-Hant": {
          title: "現在門口有人迎接您",
          body: "您告訴我們，進店後不知道該往哪裡走。從去年冬天起，我們四家門市從開門到中午都有人在門口迎接您。\n\n謝謝您的意見。",
        },
      },
    },
  },
  {
    title: "Call back everybody who scored us 0 to 4",
    touchpoint: null,
    kind: "training",
    cause: { category: "people", whys: ["Who complains hears nothing.", "Nobody has the time set aside."] },
    goal: {
      ...{ metric: "nps", method: "nps", filters: {}, unitField: "shop", planUnits: shops(0, 5, 7) },
      ...{ targetChange: 12, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 262, words: "parcel", startsDaysAgo: 239, cost: 12_600, isCrossTeam: true },
    actions: [
      { title: "An hour a day set aside in three shops", dueDaysAgo: 240, isDone: true },
      { title: "A script of six sentences", dueDaysAgo: 238, isDone: true },
    ],
    goes: "approved",
    decision: "Cheap, it can be taken back, and the comparison shops let us find out.",
  },
  {
    title: "A shorter way through the returns desk in Setúbal",
    touchpoint: "returns",
    kind: "process",
    cause: { category: "process", review: "Three forms ask for the same number." },
    goal: {
      ...{ metric: "ces", method: "mean", filters: {}, unitField: "shop", planUnits: shops(9) },
      ...{ targetChange: 0.5, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 214, words: "return", startsDaysAgo: 200, cost: 900 },
    actions: [{ title: "One form instead of three", dueDaysAgo: 199, isDone: true }],
    goes: "agreed",
  },
  {
    title: "Receipts by mail in Faro and Viseu",
    touchpoint: "shop-checkout",
    kind: "technology",
    cause: { category: "technology", whys: ["Paper receipts get lost, and with them the return."] },
    goal: {
      ...{ metric: "csat", method: "mean", filters: inShop, unitField: "shop", planUnits: shops(6, 11) },
      ...{ targetChange: 0.3, afterPeriods: 4 },
    },
    ...{ loggedDaysAgo: 168, words: "receipt", startsDaysAgo: 150, cost: 6_800 },
    actions: [
      { title: "Connect the tills", dueDaysAgo: 152, isDone: true },
      { title: "Ask for the address at the till", dueDaysAgo: 150, isDone: true },
    ],
    goes: "agreed",
  },
  {
    title: "Refunds within five days of a return",
    touchpoint: "returns",
    kind: "process",
    cause: {
      category: "process",
      whys: ["Refunds wait for the parcel to be weighed at the depot.", "Weighing is done on Mondays."],
      review: "64 % of refunds waited more than seven days at the depot alone.",
    },
    goal: {
      ...{ metric: "csat", method: "mean", filters: {}, unitField: "touchpoint", planUnits: ["returns"] },
      ...{ targetChange: 0.4, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 52, words: "refund", startsDaysAgo: 40, cost: 8_000 },
    actions: [
      { title: "Weigh at the shop", dueDaysAgo: 38, isDone: true },
      { title: "Pay before the parcel is unpacked", dueDaysAgo: 20, isDone: true },
      { title: "Tell customers the day of their refund", dueDaysAgo: 5, isDone: false },
    ],
    told: {
      daysAgo: 12,
      texts: {
        en: {
          title: "Your refund within five days",
          body: "You waited for weeks for your money. Parcels that come back are weighed in the shop now, and the refund leaves before the parcel is unpacked.",
        },
        "zh-Hans": {
          title: "五天内退款",
          body: "您等退款等了几周。现在退回的包裹在门店称重，拆包前就会退款。",
        },
        "zh-Hant": {
          title: "五天內退款",
          body: "您等退款等了幾週。現在退回的包裹在門市秤重，拆包前就會退款。",
        },
      },
    },
    goes: "agreed",
  },
  {
    title: "Two-hour fitting slots",
    touchpoint: "assembly",
    kind: "process",
    cause: { category: "policy", whys: ["People take a day off for a visit of an hour."] },
    goal: {
      ...{ metric: "csat", method: "share", threshold: 4, filters: { touchpoint: ["assembly"] }, unitField: "region" },
      ...{ planUnits: ["Lisbon"], targetChange: 8, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 24, words: "never came", startsDaysAgo: -21, cost: 18_000, isCrossTeam: true },
    actions: [{ title: "Ask the partner for two vans", dueDaysAgo: -14, isDone: false }],
    goes: "proposed",
  },
  {
    title: "Ask once, pass notes on",
    touchpoint: "service-call",
    kind: "technology",
    cause: { category: "technology", whys: ["Each agent asks again.", "Notes do not travel with the call."] },
    goal: null,
    ...{ loggedDaysAgo: 9, words: "whole story", startsDaysAgo: null, cost: null },
    actions: [],
    goes: "draft",
    suggestion: {
      ...{ by: "surveyAdministrator", daysBefore: 6 },
      text: "每次转接，客户都要从头再说一遍。通话记录应该跟着客户走。",
    },
  },
  {
    title: "Free coffee at every till",
    touchpoint: "shop-checkout",
    kind: "other",
    cause: { category: "other", whys: ["Waiting feels long."] },
    goal: {
      ...{ metric: "csat", method: "mean", filters: inShop, unitField: "shop", planUnits: shops(4, 10) },
      ...{ targetChange: 0.1, afterPeriods: 3 },
    },
    ...{ loggedDaysAgo: 74, words: "queue", startsDaysAgo: 40, cost: 30_000, isCrossTeam: true },
    actions: [],
    goes: "declined",
    decision: "It would cost more than it could show: only changes of several tenths can be seen in two shops.",
  },
  {
    title: "Gift receipts in the app",
    touchpoint: "app-checkout",
    kind: "product",
    cause: { category: "product" },
    goal: null,
    ...{ loggedDaysAgo: 120, words: "app", startsDaysAgo: null, cost: null },
    actions: [],
    goes: "withdrawn",
  },
  {
    title: "Somebody beside the self-service desks of three shops",
    touchpoint: null,
    kind: "training",
    cause: { category: "people", whys: ["Nobody knows which of the three desks is theirs."] },
    goal: {
      ...{ metric: "ces", method: "mean", filters: {}, unitField: "shop", planUnits: shops(4, 5, 10) },
      ...{ targetChange: 0.5, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 452, words: "easy", startsDaysAgo: 425, cost: 9_000 },
    actions: [{ title: "Three people for half a year", dueDaysAgo: 424, isDone: true }],
    goes: "agreed",
    closedWith: "It helps while somebody stands there. The three go to other shops now.",
  },
  {
    title: "Say at the counter how long it takes",
    touchpoint: "returns",
    kind: "process",
    cause: { category: "process", whys: ["People ask twice, because nobody tells them at once."] },
    goal: {
      ...{ metric: "csat", method: "mean", filters: {}, unitField: "touchpoint" },
      ...{ planUnits: ["returns", "collection-point"], targetChange: 0.3, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 16, words: "wait", startsDaysAgo: -12, cost: 1_200, decidedDaysAgo: 3 },
    actions: [{ title: "A sign at both counters", dueDaysAgo: -10, isDone: false }],
    goes: "agreed",
    overlaps: "split",
  },
  {
    title: "One number for everything by telephone",
    touchpoint: "service-call",
    kind: "process",
    cause: { category: "process", whys: ["There are four numbers, and three of them pass people on."] },
    goal: {
      ...{ metric: "ces", method: "mean", filters: {}, unitField: "touchpoint", planUnits: ["service-call"] },
      ...{ targetChange: 0.4, afterPeriods: 4 },
    },
    ...{ loggedDaysAgo: 216, words: "call", startsDaysAgo: 190, cost: 14_000, isCrossTeam: true },
    actions: [{ title: "Switch three numbers off", dueDaysAgo: 191, isDone: true }],
    goes: "approved",
    decision: "Four numbers cost more than one, and everybody complains of them.",
    closedWith: "Calls are shorter. The answers do not show more than that.",
  },
  {
    title: "A gift for every parcel that comes late",
    touchpoint: "home-delivery",
    kind: "other",
    cause: { category: "policy" },
    goal: {
      ...{ metric: "csat", method: "mean", filters: {}, unitField: "touchpoint", planUnits: ["home-delivery"] },
      ...{ targetChange: 0.2, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 308, words: "late", startsDaysAgo: 282, cost: 40_000, isCrossTeam: true },
    actions: [],
    goes: "declined",
    decision: "It pays for what goes wrong and mends nothing.",
  },
  {
    title: "Chat instead of the telephone",
    touchpoint: "service-call",
    kind: "technology",
    cause: { category: "technology" },
    goal: {
      ...{ metric: "csat", method: "mean", filters: {}, unitField: "touchpoint", planUnits: ["service-call"] },
      ...{ targetChange: 0.4, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 126, words: "call", startsDaysAgo: -30, cost: 60_000, isCrossTeam: true, decidedDaysAgo: 102 },
    actions: [],
    goes: "sentBack",
    decision: "Say who answers at night, and what it costs in the second year.",
  },
  {
    title: "Longer hours on Sundays in every shop",
    touchpoint: null,
    kind: "other",
    cause: { category: "policy" },
    goal: {
      ...{ metric: "nps", method: "nps", filters: {}, unitField: "shop", planUnits: shops(1, 2, 4, 6) },
      ...{ targetChange: 5, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 96, words: "closed", startsDaysAgo: 60, cost: 90_000, isCrossTeam: true, decidedDaysAgo: 72 },
    actions: [],
    goes: "declined",
    decision: "Few ask for it, and nobody could see so small a change.",
  },
  // It was proposed before "Say at the counter" was agreed, which counts the same place: the council says what becomes of that.
  {
    title: "Parcels on shelves by the hour of their collection",
    touchpoint: "collection-point",
    kind: "process",
    cause: {
      category: "process",
      whys: ["Whoever waits watches somebody look for a parcel.", "Shelves go by arrival."],
    },
    goal: {
      ...{ metric: "csat", method: "mean", filters: {}, unitField: "touchpoint", planUnits: ["collection-point"] },
      ...{ targetChange: 0.4, afterPeriods: 6 },
    },
    ...{ loggedDaysAgo: 23, words: "wait", startsDaysAgo: -18, cost: 16_000, isCrossTeam: true },
    actions: [{ title: "Try it in two places", dueDaysAgo: -16, isDone: false }],
    goes: "proposed",
  },
];
