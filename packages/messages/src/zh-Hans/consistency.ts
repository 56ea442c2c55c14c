import type { consistency as english } from "../en/consistency.ts";

export const consistency = {
  title: "一致性",
  lead: "顾客无论在哪里接触您，得到的是否一样（扣除偶然）。",
  by: "单位",
  metric: "评分",
  touchpoint: "触点",
  channel: "渠道",
  spread: {
    none: "{metric}：各单位之间没有超出偶然的差异",
    some: "{metric}：扣除偶然后，各单位相差 {value}",
    few: "{metric}：单位太少，无法判断相差多少",
  },
  spreadLead: "抽样无法解释的单位间标准差，95% 区间：{range}。0 表示完全一致。",
  fewLead: "需要五个有足够答案的单位。",
  order: "排序依据收缩值：单位的评分按其依据的多少向总体靠拢。名次是偶然所允许的范围；名次重叠的单位视为并列。",
  tied: "全部并列：任何单位都可能排在任何位置。",
  left: "{count} 个单位的答案太少，未参与排序。",
  table: {
    caption: "按收缩值排列的单位",
    unit: "单位",
    axis: "坐标轴上的评分",
    value: "评分",
    shrunk: "收缩值",
    rank: "名次",
    ranks: "{low}–{high}",
  },
  none: {
    title: "有足够答案可比较的单位太少",
    body: "至少需要两个各有足够答案的单位。更长的时段、更少的筛选条件或其他单位也许就够了。",
  },
} satisfies typeof english;
