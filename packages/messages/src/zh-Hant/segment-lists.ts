import type { segmentLists as english } from "../en/segment-lists.ts";
import type { Texts } from "../texts.ts";

export const segmentLists = {
  title: "客群與通路",
  lead: "用來區分每個答案：誰答的、顧客在哪裡與您接觸、答案從哪裡來。",
  fields: {
    title: "客群欄位",
    lead: "已用 {used} 個，最多 {most} 個。每個欄位最多 {values} 個值。",
    add: "新增欄位",
    full: "{most} 個欄位都已使用；已封存的欄位因保留答案而占位",
    columns: {
      name: "欄位",
      answers: "填答",
    },
    valuesOf: "{count, plural, =0 {新增值} other {# 個值}}",
    empty: {
      title: "還沒有客群欄位",
      body: "例如地區或會員等級，有了欄位，每個數字都能按它拆分。匯入時也會建立欄位。",
    },
  },
  values: {
    title: "「{name}」的值",
    lead: "值依檔案與系統中的寫法保存。名稱是頁面上顯示的文字。",
    find: "尋找值",
    value: "值",
    valueHint: "與檔案中的寫法一致，建立後不能改",
    names: "名稱",
    noNames: "依原文顯示",
    add: "新增值",
    none: "沒有符合「{query}」的值",
    empty: "還沒有值。值會隨第一批填答而來，也可以手動新增。",
  },
  channels: {
    title: "通路",
    lead: "顧客在哪裡與您接觸：門市、App、電話。不是蒐集方式。",
    add: "新增通路",
    columns: {
      name: "通路",
      answers: "填答",
    },
    empty: {
      title: "還沒有通路",
      body: "新增顧客與您接觸的地方。",
    },
  },
  sources: {
    title: "來源",
    lead: "沒有問卷的填答從哪裡來。系統用鍵來傳送。",
    add: "新增來源",
    columns: {
      name: "來源",
      answers: "填答",
      since: "建立於",
    },
    brings: "帶來的內容",
    edit: "編輯",
    empty: {
      title: "還沒有來源",
      body: "匯入會自動建立來源。為透過 API 傳送的系統新增一個。",
    },
    delete: "刪除",
    deleteTitle: "刪除「{name}」",
    deleteBody: "它的 {count, plural, other {# 份填答}}從所有數字中移除。來源會在資源回收筒保留 30 天，可以完整還原。",
    deleted: "「{name}」已移到資源回收筒",
  },
  form: {
    name: "名稱",
    key: "鍵",
    keyHint: "檔案與系統用它來稱呼。留空時由英文名稱產生，之後固定不變。",
  },
  actions: {
    column: "操作",
    edit: "重新命名",
    editOf: "重新命名「{name}」",
    more: "「{name}」的更多操作",
    up: "上移",
    down: "下移",
    archive: "封存",
    delete: "刪除",
    restore: "還原",
    restoreOf: "還原「{name}」",
    save: "儲存",
    add: "新增",
  },
  state: {
    archived: "已封存",
  },
  done: {
    added: "已新增「{name}」",
    saved: "已儲存「{name}」",
    moved: "已移動「{name}」",
    archived: "「{name}」已封存，答案保留",
    deleted: "「{name}」已移入資源回收筒，保留 30 天",
    restored: "「{name}」已還原",
  },
} as const satisfies Texts<typeof english>;
