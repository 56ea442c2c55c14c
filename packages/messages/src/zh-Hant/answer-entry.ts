import type { answerEntry as english } from "../en/answer-entry.ts";
import type { Texts } from "../texts.ts";

export const answerEntry = {
  title: "代客填寫",
  lead: "客戶在電話裡或櫃檯說的話。它與客戶自己的回答同樣計入，蒐集方式記為「專人代填」。",
  which: "哪份問卷",
  howLead: "問卷會在新分頁開啟。連結屬於您，一天內有效；紀錄中只留下是您填的，不留回答內容。",
  none: "目前沒有問卷在接受回答",
  noneBody: "問卷管理員可以發布問卷，或繼續已暫停的問卷。",
} as const satisfies Texts<typeof english>;
