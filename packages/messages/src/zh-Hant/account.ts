import type { account as english } from "../en/account.ts";
import type { Texts } from "../texts.ts";

export const account = {
  title: "我的帳號",
  lead: "只屬於您，在每個組織中通用。",
  name: "姓名",
  email: "電子郵件",
  language: "語言",
  theme: "主題",
  saved: "已儲存",
  password: {
    title: "密碼",
    lead: "變更後，除此工作階段外的所有工作階段都會結束。",
    current: "目前密碼",
    next: "新密碼",
    rule: "8 到 128 個字元",
    submit: "變更密碼",
    wrong: "目前密碼不正確",
    changed: "密碼已變更。{count, plural, =0 {沒有其他工作階段。} other {其他 # 個工作階段已結束。}}",
    none: "您以 {provider} 登入，因此這裡沒有密碼。",
  },
  sessions: {
    title: "工作階段",
    lead: "您在哪些裝置上登入。",
    device: "裝置",
    since: "登入時間",
    lastSeen: "最近活動",
    thisOne: "此工作階段",
    end: "結束",
    endAll: "在所有裝置上登出",
    ended: "所有工作階段均已結束",
  },
  memberships: {
    title: "組織",
    roles: "您的角色",
    leave: "離開",
    leaveTitle: "離開 {organisation}",
    leaveBody: "您會立即失去存取權限，您做過的事會保留。",
    lastOwner: "您是最後一位擁有者，請先指定其他擁有者。",
  },
} as const satisfies Texts<typeof english>;
