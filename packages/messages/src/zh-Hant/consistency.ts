import type { consistency as english } from "../en/consistency.ts";

export const consistency = {
  title: "一致性",
  lead: "顧客無論在哪裡接觸您，得到的是否一樣（扣除偶然）。",
  by: "單位",
  metric: "評分",
  touchpoint: "接觸點",
  channel: "通路",
  spread: {
    none: "{metric}：各單位之間沒有超出偶然的差異",
    some: "{metric}：扣除偶然後，各單位相差 {value}",
    few: "{metric}：單位太少，無法判斷相差多少",
  },
  spreadLead: "抽樣無法解釋的單位間標準差，95% 區間：{range}。0 表示完全一致。",
  fewLead: "需要五個有足夠答案的單位。",
  order: "排序依據收縮值：單位的評分按其依據的多少向總體靠攏。名次是偶然所允許的範圍；名次重疊的單位視為並列。",
  tied: "全部並列：任何單位都可能排在任何位置。",
  left: "{count} 個單位的答案太少，未參與排序。",
  table: {
    caption: "按收縮值排列的單位",
    unit: "單位",
    axis: "座標軸上的評分",
    value: "評分",
    shrunk: "收縮值",
    rank: "名次",
    ranks: "{low}–{high}",
  },
  none: {
    title: "有足夠答案可比較的單位太少",
    body: "至少需要兩個各有足夠答案的單位。更長的時段、更少的篩選條件或其他單位也許就夠了。",
  },
} satisfies typeof english;
