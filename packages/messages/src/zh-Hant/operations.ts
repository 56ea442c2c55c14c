import type { operations as english } from "../en/operations.ts";
import type { Texts } from "../texts.ts";

export const operations = {
  title: "狀態",
  lead: "截至 {at} 的系統狀態。維運這台機器的人可用 heard doctor 查看更多。",
  work: {
    title: "待處理的工作",
    lead: "背景程序在本組織中還要做的事。",
    well: "沒有等待超過一分鐘的工作。",
    late: "自 {at} 起有工作在等待：背景程序處理不及，或沒有執行。",
    uncounted: "等待計入彙總",
    uncountedBody: "{count, plural, =0 {沒有} other {# 列，每個數字都已包含它們}}。",
    unread: "待分析的評論",
    unreadBody: "{count, plural, other {# 份}}填答的評論尚未分析主題",
    unsealed: "待封存的紀錄",
    unsealedBody: "{count, plural, other {# 筆}}",
    jobs: "工作項目",
    jobsBody: "等待 {waiting, number} 項，執行中 {running, number} 項，最近 7 天失敗 {failed, number} 項",
    bounces: "退回的郵件",
    bouncesBody: "最近 7 天 {count, number} 封",
  },
  place: {
    title: "版本、空間與備份",
    lead: "以下為整個系統的情況。",
    version: "版本",
    versionBody: "回響 {version}。變更見 CHANGELOG.md，升級方式見 docs/operations.md。",
    database: "資料庫",
    disk: "資料目錄所在磁碟",
    diskBody: "共 {all}，剩餘 {free}",
    diskUnknown: "從這裡無法查看。",
    backup: "最近一次備份",
    backupBody: "{at}，{size}",
    backupOld: "{at}，{size}。距今已超過兩天。",
    backupNone: "此資料目錄尚未備份過。請每晚執行 heard backup。",
  },
} as const satisfies Texts<typeof english>;
