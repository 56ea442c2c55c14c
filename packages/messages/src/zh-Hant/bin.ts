import type { bin as english } from "../en/bin.ts";
import type { Texts } from "../texts.ts";

export const bin = {
  title: "資源回收筒",
  lead: "刪除的內容在這裡保留 30 天，可原樣還原。來源和問卷連同其填答一起移出所有數字，還原時一起回來。",
  kinds: {
    source: "來源",
    survey: "問卷",
    mapping: "對應設定",
    savedView: "已存檢視",
    touchpoint: "接觸點",
    channel: "通路",
    segment: "客群欄位",
    improvementPlan: "改進計畫",
    annotation: "背景事件",
    benchmark: "對標資料",
  },
  columns: { name: "內容", deleted: "刪除於", until: "永久移除於" },
  responses: "{count, plural, other {# 份填答}}",
  deletedBy: "{time}，{name}",
  restore: "還原",
  restored: "{name} 已還原",
  restoredResponses: "{name} 已還原，連同 {count, plural, other {# 份填答}}",
  coming: "{name} 已還原，填答隨後還原",
  moves: {
    bin: "正在將 {name} 移入資源回收筒",
    use: "正在還原 {name}",
    waiting: "等待中",
    progress: "{done}/{total, number} 份填答",
    failedBin: "{name} 只有 {progress}移入了資源回收筒，其餘仍計入數字。",
    failedUse: "{name} 只有 {progress}已還原，其餘尚未計入數字。",
  },
  empty: {
    title: "資源回收筒是空的",
    body: "來源、問卷、對應設定、已存檢視、從未執行的計畫、背景事件和對標資料刪除後會來到這裡；沒有填答的接觸點、通路和客群欄位也一樣。這裡只列出你可以還原的內容。",
  },
} as const satisfies Texts<typeof english>;
