import type { account as english } from "../en/account.ts";
import type { Texts } from "../texts.ts";

export const account = {
  title: "我的账户",
  lead: "只属于您，在每个组织中通用。",
  name: "姓名",
  email: "电子邮箱",
  language: "语言",
  theme: "主题",
  saved: "已保存",
  password: {
    title: "密码",
    lead: "更改后，除此会话外的所有会话都会结束。",
    current: "当前密码",
    next: "新密码",
    rule: "8 到 128 个字符",
    submit: "更改密码",
    wrong: "当前密码不正确",
    changed: "密码已更改。{count, plural, =0 {没有其他会话。} other {其他 # 个会话已结束。}}",
    none: "您通过 {provider} 登录，因此这里没有密码。",
  },
  sessions: {
    title: "会话",
    lead: "您在哪些设备上登录。",
    device: "设备",
    since: "登录时间",
    lastSeen: "最近活动",
    thisOne: "本会话",
    end: "结束",
    endAll: "在所有设备上退出",
    ended: "所有会话均已结束",
  },
  memberships: {
    title: "组织",
    roles: "您的角色",
    leave: "退出",
    leaveTitle: "退出 {organisation}",
    leaveBody: "您会立即失去访问权限，您做过的事会保留。",
    lastOwner: "您是最后一位所有者，请先指定其他所有者。",
  },
} as const satisfies Texts<typeof english>;
