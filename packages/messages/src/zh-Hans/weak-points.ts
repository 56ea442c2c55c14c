import type { weakPoints as english } from "../en/weak-points.ts";

/** 客户旅程 / 弱项与强项。 */
export const weakPoints = {
  title: "弱项与强项",
  lead: {
    some: "改进{name}，整体提升最多。",
    tied: "各触点之间无法区分：全部并列。",
    none: "哪里改进能让整体提升最多。",
  },
  metric: "评分",
  heading: "{metric}：整体可提升多少",
  how: "影响 × 数量 × 可改进程度：与其他触点的差距（以分或量表的级计），乘以答卷占比，再乘以差距中可弥补的部分（1 为五分之一，5 为全部）。表现好于其他触点时，不计可改进程度。",
  ties: "区间对所有触点同时成立。横条是随机误差允许的名次，圆点是在本表中的位置；横条重叠的触点视为并列。",
  left: "{count} 个触点的答卷太少，未参与排序。",
  table: {
    caption: "按整体可提升的幅度排列的触点",
    touchpoint: "触点",
    score: "评分",
    gap: "与其余部分相比",
    behind: "落后 {by}",
    ahead: "领先 {by}",
    axis: "随机误差允许的名次",
    share: "占比",
    fixability: "可改进程度",
    gain: "整体提升",
    rank: "名次",
    ranks: "{low}–{high}",
    assumed: "{value}（假定）",
    said: "{reason}（{name}）",
    actions: "可以做什么",
  },
  sides: { weak: "弱项", strong: "强项", unclear: "无法区分" },
  say: {
    open: "评估{name}的可改进程度",
    title: "可改进程度",
    value: "可改进程度",
    values: { one: "1 · 几乎不能", two: "2 · 少许", three: "3 · 约一半", four: "4 · 大部分", five: "5 · 全部" },
    reason: "原因",
    save: "保存",
    saved: "已记录",
  },
  somebody: "运维人员",
  none: {
    title: "答卷足够的触点太少，无法排序",
    body: "至少需要两个答卷足够的触点。更长的时段或更少的筛选条件也许就够了。",
  },
} satisfies typeof english;
