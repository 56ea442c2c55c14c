import type { contactLimits as english } from "../en/contact-limits.ts";
import type { Texts } from "../texts.ts";

export const contactLimits = {
  title: "打擾上限",
  lead: "一個人最多多久被詢問一次，所有問卷、發送方式和提醒合併計算。符合某人的規則全部有效，以保護時間最長的為準。",
  products: "您還沒有自己的規則，因此採用產品內建的規則：14 天內一次。儲存後，下面的規則就是您自己的。",
  noRules: "沒有自己的規則時，採用產品內建的規則：14 天內一次。上限始終存在。",
  rule: "規則 {number}",
  fits: "適用於 {contacts, number} 位聯絡人中的 {fits} 位",
  most: "最多發送次數",
  days: "在多少天內",
  onLimit: "受保護的人",
  outcomes: {
    sending: "依各次發放的設定",
    defer: "上限允許時再問一次",
    drop: "不再詢問",
  },
  hints: {
    sending: "由發放計畫決定，見下方列表",
    defer: "不論發放如何設定；超過計畫的天數就不再詢問",
    drop: "不論發放如何設定；原因記在發送紀錄裡",
  },
  whom: "適用於誰",
  add: "新增規則",
  remove: "移除",
  removeOf: "移除{rule}",
  mostRules: "已有 {most} 條規則，不能再多",
  save: "儲存上限",
  saved: "打擾上限已儲存",
  lookAgain: "顯示現在有效的規則",
  sendings: {
    title: "上限攔下了什麼",
    lead: "計畫中或進行中的發放，以及受過影響的已結束發放。提醒與邀請同樣計數。",
    none: "沒有計畫中或進行中的發放",
    noneBody: "在問卷頁面的「發放」裡計畫發放。",
    sending: "發放",
    says: "計畫的設定",
    defer: "再問一次",
    drop: "不再詢問",
    waiting: "等待上限",
    dropped: "因上限未詢問",
  },
} as const satisfies Texts<typeof english>;
