import type { LocalisedText } from "@heard/db/schema/columns";

/** The five default stages of the customer journey, with the definitions that the product's sources give them. */
export const defaultStages: readonly {
  key: string;
  name: Required<LocalisedText>;
  definition: Required<LocalisedText>;
}[] = [
  {
    key: "discover",
    name: { en: "Discover", "zh-Hans": "发现", "zh-Hant": "發現" },
    definition: {
      en: "First hears of us and learns that there is an answer to a need",
      "zh-Hans": "第一次听说我们，知道需求有解决办法",
      "zh-Hant": "第一次聽說我們，知道需求有解決辦法",
    },
  },
  {
    key: "evaluate",
    name: { en: "Evaluate", "zh-Hans": "评估", "zh-Hant": "評估" },
    definition: {
      en: "Compares and decides whether to buy",
      "zh-Hans": "比较并决定是否购买",
      "zh-Hant": "比較並決定是否購買",
    },
  },
  {
    key: "purchase",
    name: { en: "Purchase", "zh-Hans": "购买", "zh-Hant": "購買" },
    definition: { en: "Orders and pays", "zh-Hans": "下单并付款", "zh-Hant": "下單並付款" },
  },
  {
    key: "experience",
    name: { en: "Experience", "zh-Hans": "体验", "zh-Hant": "體驗" },
    definition: {
      en: "Receives it, sets it up, uses it, and is helped with it",
      "zh-Hans": "收到、安装、使用，并获得帮助",
      "zh-Hant": "收到、安裝、使用，並獲得協助",
    },
  },
  {
    key: "retain",
    name: { en: "Retain", "zh-Hans": "留存", "zh-Hant": "留存" },
    definition: {
      en: "Comes back, renews, recommends, or leaves",
      "zh-Hans": "再次光顾、续约、推荐，或者离开",
      "zh-Hant": "再次光顧、續約、推薦，或者離開",
    },
  },
];
