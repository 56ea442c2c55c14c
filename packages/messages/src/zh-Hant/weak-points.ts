import type { weakPoints as english } from "../en/weak-points.ts";

/** 客戶旅程 / 弱項與強項。 */
export const weakPoints = {
  title: "弱項與強項",
  lead: {
    some: "改善{name}，整體提升最多。",
    tied: "各接觸點之間無法區分：全部並列。",
    none: "哪裡改善能讓整體提升最多。",
  },
  metric: "評分",
  heading: "{metric}：整體可提升多少",
  how: "影響 × 數量 × 可改善程度：與其他接觸點的差距（以分或量表的級計），乘以填答占比，再乘以差距中可彌補的部分（1 為五分之一，5 為全部）。表現好於其他接觸點時，不計可改善程度。",
  ties: "區間對所有接觸點同時成立。橫條是隨機誤差允許的名次，圓點是在本表中的位置；橫條重疊的接觸點視為並列。",
  left: "{count} 個接觸點的填答太少，未參與排序。",
  table: {
    caption: "按整體可提升的幅度排列的接觸點",
    touchpoint: "接觸點",
    score: "評分",
    gap: "與其餘部分相比",
    behind: "落後 {by}",
    ahead: "領先 {by}",
    axis: "隨機誤差允許的名次",
    share: "占比",
    fixability: "可改善程度",
    gain: "整體提升",
    rank: "名次",
    ranks: "{low}–{high}",
    assumed: "{value}（假定）",
    said: "{reason}（{name}）",
    actions: "可以做什麼",
  },
  sides: { weak: "弱項", strong: "強項", unclear: "無法區分" },
  say: {
    open: "評估{name}的可改善程度",
    title: "可改善程度",
    value: "可改善程度",
    values: { one: "1 · 幾乎不能", two: "2 · 少許", three: "3 · 約一半", four: "4 · 大部分", five: "5 · 全部" },
    reason: "原因",
    save: "儲存",
    saved: "已記錄",
  },
  somebody: "維運人員",
  none: {
    title: "填答足夠的接觸點太少，無法排序",
    body: "至少需要兩個填答足夠的接觸點。更長的期間或更少的篩選條件也許就夠了。",
  },
} satisfies typeof english;
