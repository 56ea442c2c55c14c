import type { LocalisedText } from "@heard/db/schema/columns";
import type { MetricRow, ScaleRow } from "@heard/db/schema/metrics";
import { defaultPurposeKey } from "../contacts/rules.ts";

type ScaleDefault = Pick<ScaleRow, "key" | "kind" | "min" | "max" | "direction"> & {
  labels: Record<string, Required<LocalisedText>>;
  wording: Required<LocalisedText>;
};
type MetricDefault = Pick<MetricRow, "key" | "kind" | "scope" | "object" | "headlineMethod"> & {
  name: Required<LocalisedText>;
  /** Stored in English; read in the reader's language until somebody writes another. */
  origin: Required<LocalisedText>;
  scale: string;
};

/** What contacts are asked for: every organisation starts with one purpose. */
export const defaultPurposes: readonly { key: string; name: Required<LocalisedText> }[] = [
  { key: defaultPurposeKey, name: { en: "Surveys", "zh-Hans": "问卷调查", "zh-Hant": "問卷調查" } },
];

/** The channels that every organisation starts with. */
export const defaultChannels: readonly { key: string; name: Required<LocalisedText> }[] = [
  { key: "shop", name: { en: "Shop", "zh-Hans": "门店", "zh-Hant": "門市" } },
  { key: "website", name: { en: "Website", "zh-Hans": "网站", "zh-Hant": "網站" } },
  { key: "app", name: { en: "App", "zh-Hans": "应用", "zh-Hant": "App" } },
  { key: "phone", name: { en: "Phone", "zh-Hans": "电话", "zh-Hant": "電話" } },
  { key: "chat", name: { en: "Chat", "zh-Hans": "在线聊天", "zh-Hant": "線上聊天" } },
  { key: "email", name: { en: "E-mail", "zh-Hans": "电子邮件", "zh-Hant": "電子郵件" } },
  { key: "social", name: { en: "Social media", "zh-Hans": "社交媒体", "zh-Hant": "社群媒體" } },
];

/** The scales that every organisation starts with, in the wording of the sources. */
export const defaultScales: readonly ScaleDefault[] = [
  {
    key: "nps-0-10",
    kind: "nps",
    min: 0,
    max: 10,
    direction: "higherIsBetter",
    labels: {
      "0": { en: "Not at all likely", "zh-Hans": "完全不可能", "zh-Hant": "完全不可能" },
      "10": { en: "Extremely likely", "zh-Hans": "非常可能", "zh-Hant": "非常可能" },
    },
    wording: {
      en: "How likely are you to recommend us to a friend or colleague?",
      "zh-Hans": "您有多大可能向朋友或同事推荐我们？",
      "zh-Hant": "您有多大可能向朋友或同事推薦我們？",
    },
  },
  {
    key: "csat-1-5",
    kind: "csat",
    min: 1,
    max: 5,
    direction: "higherIsBetter",
    labels: {
      "1": { en: "Very dissatisfied", "zh-Hans": "非常不满意", "zh-Hant": "非常不滿意" },
      "2": { en: "Dissatisfied", "zh-Hans": "不满意", "zh-Hant": "不滿意" },
      "3": { en: "Neither", "zh-Hans": "一般", "zh-Hant": "普通" },
      "4": { en: "Satisfied", "zh-Hans": "满意", "zh-Hant": "滿意" },
      "5": { en: "Very satisfied", "zh-Hans": "非常满意", "zh-Hant": "非常滿意" },
    },
    wording: { en: "How satisfied are you with this?", "zh-Hans": "您对此满意吗？", "zh-Hant": "您對此滿意嗎？" },
  },
  {
    key: "ces-1-7-easy",
    kind: "ces",
    min: 1,
    max: 7,
    direction: "higherIsBetter",
    labels: {
      "1": { en: "Very hard", "zh-Hans": "非常困难", "zh-Hant": "非常困難" },
      "7": { en: "Very easy", "zh-Hans": "非常容易", "zh-Hant": "非常容易" },
    },
    wording: {
      en: "How easy was it to get this done today?",
      "zh-Hans": "今天办成这件事有多容易？",
      "zh-Hant": "今天辦成這件事有多容易？",
    },
  },
];

/** The metrics that every organisation starts with: the three measures of the sources, relationship apart from transaction. */
export const defaultMetrics: readonly MetricDefault[] = [
  {
    key: "nps",
    kind: "nps",
    scope: "relationship",
    object: "company",
    headlineMethod: "nps",
    scale: "nps-0-10",
    name: { en: "NPS", "zh-Hans": "净推荐值", "zh-Hant": "淨推薦值" },
    origin: {
      en: "Reichheld, “The One Number You Need to Grow”, Harvard Business Review, 2003.",
      "zh-Hans": "Reichheld：“The One Number You Need to Grow”，《哈佛商业评论》，2003 年。",
      "zh-Hant": "Reichheld：“The One Number You Need to Grow”，《哈佛商業評論》，2003 年。",
    },
  },
  {
    key: "csat",
    kind: "csat",
    scope: "transaction",
    object: "service",
    headlineMethod: "topTwoBox",
    scale: "csat-1-5",
    name: { en: "CSAT", "zh-Hans": "满意度", "zh-Hant": "滿意度" },
    origin: {
      en: "Common practice of satisfaction surveys; the headline is the share of the two best points, so its method is named.",
      "zh-Hans": "满意度调查的通行做法；主要数字是最好两个点的占比，因此写明算法。",
      "zh-Hant": "滿意度調查的通行做法；主要數字是最好兩個點的占比，因此寫明演算法。",
    },
  },
  {
    key: "ces",
    kind: "ces",
    scope: "transaction",
    object: "service",
    headlineMethod: "easeIndex",
    scale: "ces-1-7-easy",
    name: { en: "Ease (CES)", "zh-Hans": "省力指数（费力度）", "zh-Hant": "省力指數（費力度）" },
    origin: {
      en: "Dixon, Freeman & Toman, Harvard Business Review, 2010; in the wording of CES 2.0 (CEB, 2013).",
      "zh-Hans": "Dixon、Freeman 与 Toman，《哈佛商业评论》，2010 年；采用 CES 2.0 的措辞（CEB，2013 年）。",
      "zh-Hant": "Dixon、Freeman 與 Toman，《哈佛商業評論》，2010 年；採用 CES 2.0 的措辭（CEB，2013 年）。",
    },
  },
];
