import type { LocalisedText } from "@heard/db/schema/columns";
import type { MemberRole } from "@heard/db/schema/members";
import type { CreateMetricInput } from "../metrics/schema.ts";

type Name = Required<LocalisedText>;
export type DemoTouchpoint = {
  key: string;
  stage: string;
  name: Name;
  channels: readonly string[];
  /** Mean of the latent satisfaction, in scale points of 1–5. */
  level: number;
  /** Share of the transaction responses. 0: nobody listens there. */
  weight: number;
  asksEase?: boolean;
};

/** The company: a retailer of things for the home with shops, a web shop, an app and a service centre. */
export const demoOrganisation = {
  key: "lanternway",
  name: "Lanternway Home",
  timeZone: "Europe/Lisbon",
  locale: "en",
} as const;

export const demoTouchpoints: readonly DemoTouchpoint[] = [
  {
    key: "store-finder",
    stage: "discover",
    name: { en: "Store finder", "zh-Hans": "门店查询", "zh-Hant": "門市查詢" },
    channels: ["website", "app"],
    level: 4.45,
    weight: 4,
  },
  {
    key: "shop-entrance",
    stage: "discover",
    name: { en: "Shop entrance", "zh-Hans": "门店入口", "zh-Hant": "門市入口" },
    channels: ["shop"],
    level: 4.4,
    weight: 4,
  },
  {
    key: "social-ads",
    stage: "discover",
    name: { en: "Social and search ads", "zh-Hans": "社交与搜索广告", "zh-Hant": "社群與搜尋廣告" },
    channels: ["social"],
    level: 0,
    weight: 0,
  },
  {
    key: "product-pages",
    stage: "evaluate",
    name: { en: "Product pages", "zh-Hans": "商品页面", "zh-Hant": "商品頁面" },
    channels: ["website"],
    level: 4.2,
    weight: 9,
  },
  {
    key: "app-catalogue",
    stage: "evaluate",
    name: { en: "App catalogue", "zh-Hans": "应用商品目录", "zh-Hant": "App 商品目錄" },
    channels: ["app"],
    level: 3.95,
    weight: 6,
  },
  {
    key: "shop-advice",
    stage: "evaluate",
    name: { en: "Advice in the shop", "zh-Hans": "门店咨询", "zh-Hant": "門市諮詢" },
    channels: ["shop"],
    level: 4.55,
    weight: 8,
  },
  {
    key: "web-checkout",
    stage: "purchase",
    name: { en: "Web checkout", "zh-Hans": "网站结账", "zh-Hant": "網站結帳" },
    channels: ["website"],
    level: 4.25,
    weight: 10,
    asksEase: true,
  },
  {
    key: "app-checkout",
    stage: "purchase",
    name: { en: "App checkout", "zh-Hans": "应用结账", "zh-Hant": "App 結帳" },
    channels: ["app"],
    level: 4.1,
    weight: 7,
    asksEase: true,
  },
  {
    key: "shop-checkout",
    stage: "purchase",
    name: { en: "Shop checkout", "zh-Hans": "门店收银", "zh-Hant": "門市結帳" },
    channels: ["shop"],
    level: 4.4,
    weight: 10,
  },
  {
    key: "home-delivery",
    stage: "experience",
    name: { en: "Home delivery", "zh-Hans": "送货上门", "zh-Hant": "送貨到府" },
    channels: ["website", "app"],
    level: 4.3,
    weight: 10,
  },
  {
    key: "collection-point",
    stage: "experience",
    name: { en: "Collection point", "zh-Hans": "自提点", "zh-Hant": "取貨點" },
    channels: ["shop"],
    level: 4.25,
    weight: 8,
    asksEase: true,
  },
  {
    key: "assembly",
    stage: "experience",
    name: { en: "Assembly at home", "zh-Hans": "上门安装", "zh-Hant": "到府安裝" },
    channels: ["phone"],
    level: 4.35,
    weight: 4,
  },
  {
    key: "service-call",
    stage: "experience",
    name: { en: "Service centre call", "zh-Hans": "客服电话", "zh-Hant": "客服電話" },
    channels: ["phone", "chat"],
    level: 4.05,
    weight: 8,
    asksEase: true,
  },
  {
    key: "returns",
    stage: "retain",
    name: { en: "Returns and refunds", "zh-Hans": "退货与退款", "zh-Hant": "退貨與退款" },
    channels: ["shop", "website"],
    level: 3.85,
    weight: 7,
    asksEase: true,
  },
  {
    key: "member-rewards",
    stage: "retain",
    name: { en: "Member rewards", "zh-Hans": "会员奖励", "zh-Hant": "會員獎勵" },
    channels: ["app", "email"],
    level: 4.1,
    weight: 4,
  },
  {
    key: "care-plan",
    stage: "retain",
    name: { en: "Care plan renewal", "zh-Hans": "保养计划续约", "zh-Hant": "保養方案續約" },
    channels: ["email"],
    level: 4.2,
    weight: 0.35,
  },
];

export const demoShops = [
  "Alvalade",
  "Belém",
  "Braga",
  "Chiado",
  "Coimbra",
  "Évora",
  "Faro",
  "Guimarães",
  "Matosinhos",
  "Setúbal",
  "Sintra",
  "Viseu",
] as const;

export const demoSegments = [
  { key: "shop", name: { en: "Shop", "zh-Hans": "门店", "zh-Hant": "門市" } },
  { key: "region", name: { en: "Region", "zh-Hans": "地区", "zh-Hant": "地區" } },
  { key: "customer-type", name: { en: "Customer type", "zh-Hans": "客户类型", "zh-Hant": "客戶類型" } },
] as const;

/** Region of each shop, by its place in the list of shops. */
export const regionOfShop = [
  "Lisbon",
  "Lisbon",
  "North",
  "Lisbon",
  "Centre",
  "South",
  "South",
  "North",
  "North",
  "South",
  "Lisbon",
  "Centre",
] as const;

export const demoSources = [{ key: "transaction-survey", name: "After-contact survey" }] as const;

/** NPS and why, by mail and open to everybody at `/s/demo`. */
export const demoSurvey = {
  key: "demo",
  name: "Relationship survey",
  title: {
    en: `Your view of ${demoOrganisation.name}`,
    "zh-Hans": `您对 ${demoOrganisation.name} 的看法`,
    "zh-Hant": `您對 ${demoOrganisation.name} 的看法`,
  },
} as const;

/** The other direction of CES, where 1 is very easy: it meets the first on the ease index and nowhere else. */
export const effortMetric: CreateMetricInput = {
  key: "ces-effort",
  kind: "ces",
  scope: "transaction",
  object: "service",
  headlineMethod: "easeIndex",
  name: { en: "Ease (effort wording)", "zh-Hans": "省力指数（费力措辞）", "zh-Hant": "省力指數（費力措辭）" },
  origin: "Dixon, Freeman & Toman, “Stop Trying to Delight Your Customers”, Harvard Business Review, 2010.",
  scale: {
    key: "ces-1-7-effort",
    kind: "ces",
    min: 1,
    max: 7,
    direction: "lowerIsBetter",
    labels: {
      "1": { en: "Very easy", "zh-Hans": "非常容易", "zh-Hant": "非常容易" },
      "7": { en: "Very effortful", "zh-Hans": "非常费力", "zh-Hant": "非常費力" },
    },
    wording: {
      en: "How much effort did it take?",
      "zh-Hans": "这件事花了您多少力气？",
      "zh-Hant": "這件事花了您多少力氣？",
    },
  },
};

/** Something that moved a touchpoint for a while: days before the last day, and what it did to the latent satisfaction. */
export const demoEvents: readonly { touchpoint: string; fromDaysAgo: number; toDaysAgo: number; effect: number }[] = [
  // The bad quarter: a new collection system loses parcels; and the recovery after the process was changed.
  { touchpoint: "collection-point", fromDaysAgo: 330, toDaysAgo: 240, effect: -1.15 },
  { touchpoint: "collection-point", fromDaysAgo: 240, toDaysAgo: 150, effect: -0.45 },
  { touchpoint: "collection-point", fromDaysAgo: 90, toDaysAgo: 0, effect: 0.25 },
  // What a leader finds today: refunds take longer than they did.
  { touchpoint: "returns", fromDaysAgo: 85, toDaysAgo: 0, effect: -0.5 },
  { touchpoint: "app-checkout", fromDaysAgo: 65, toDaysAgo: 52, effect: -0.9 },
  { touchpoint: "service-call", fromDaysAgo: 700, toDaysAgo: 640, effect: -0.4 },
];

/** What improvement plans did in some shops, at what they worked on: by the place of a shop in the list, and of ease alone where it says so. */
export const demoShopEvents: readonly {
  shops: readonly number[];
  touchpoints: readonly string[] | "all";
  fromDaysAgo: number;
  toDaysAgo: number;
  effect: number;
  /** More with every four weeks that pass. */
  drift?: number;
  of: "satisfaction" | "ease";
}[] = [
  {
    shops: [1, 2, 3, 8],
    touchpoints: ["shop-entrance", "shop-advice", "shop-checkout", "collection-point"],
    ...{ fromDaysAgo: 330, toDaysAgo: 0, effect: 0.42, of: "satisfaction" },
  },
  // As long as somebody helped there; it was gone a week after they were.
  { shops: [4, 5, 10], touchpoints: "all", fromDaysAgo: 425, toDaysAgo: 250, effect: 1.4, of: "ease" },
  // One shop gets easier month by month, whatever anybody plans.
  { shops: [9], touchpoints: "all", fromDaysAgo: 1095, toDaysAgo: 0, effect: -1, drift: 0.05, of: "ease" },
];

/** The worked examples of the metric definitions (T1–T7), each under a source of its own: what the product shows for it must be the known value. */
export const workedExamples: readonly {
  key: string;
  name: string;
  metric: string;
  scale?: { min: number; max: number; direction: "higherIsBetter" | "lowerIsBetter" };
  values: readonly number[];
}[] = [
  { key: "example-t1", name: "Checked by hand: satisfaction, five answers", metric: "csat", values: [5, 4, 3, 5, 4] },
  { key: "example-t2", name: "Checked by hand: effort, five answers", metric: "ces-effort", values: [2, 3, 4, 4, 5] },
  {
    key: "example-t3",
    name: "Checked by hand: satisfaction, ten answers",
    metric: "csat",
    values: [2, 2, 3, 3, 3, 4, 4, 4, 5, 5],
  },
  { key: "example-t5", name: "Checked by hand: ease, five answers", metric: "ces", values: [6, 5, 4, 4, 3] },
  {
    key: "example-t6",
    name: "Checked by hand: recommendation, ten answers",
    metric: "nps",
    values: [10, 10, 9, 9, 9, 8, 8, 7, 3, 6],
  },
  { key: "example-t7", name: "Checked by hand: satisfaction, all ones", metric: "csat", values: [1, 1, 1, 1, 1] },
];

/** The people of the company, one a role and two in the council. `.example` is reserved, so no mail of theirs can ever arrive anywhere. */
export const demoPeople = [
  { role: "owner", name: "Mara Okafor", grants: { canUnmask: true, canSeeCustomers: true } },
  { role: "cxLeader", name: "Jonas Lindqvist", grants: { canUnmask: true } },
  { role: "surveyAdministrator", name: "林静怡", email: "lin.jingyi", grants: {} },
  { role: "councilMember", name: "Beatriz Carvalho", grants: {} },
  { role: "councilMember", name: "Rui Tavares", grants: {} },
  { role: "teamMember", name: "陳冠宇", email: "chen.guanyu", grants: {} },
  { role: "employee", name: "Tom Ashby", grants: {} },
].map(({ role, name, email, grants }) => ({
  role: role as MemberRole,
  name,
  email: `${email ?? name.toLowerCase().replace(" ", ".")}@lanternway.example`,
  roles: [role as MemberRole],
  grants,
}));
