import type { contactLimits as english } from "../en/contact-limits.ts";
import type { Texts } from "../texts.ts";

export const contactLimits = {
  title: "打扰上限",
  lead: "一个人最多多久被询问一次，所有问卷、发送方式和提醒合并计算。符合某人的规则全部有效，以保护时间最长的为准。",
  products: "您还没有自己的规则，因此采用产品自带的规则：14 天内一次。保存后，下面的规则就是您自己的。",
  noRules: "没有自己的规则时，采用产品自带的规则：14 天内一次。上限始终存在。",
  rule: "规则 {number}",
  fits: "适用于 {contacts, number} 位联系人中的 {fits} 位",
  most: "最多发送次数",
  days: "在多少天内",
  onLimit: "被保护的人",
  outcomes: {
    sending: "按各次发放的设定",
    defer: "上限允许时再问一次",
    drop: "不再询问",
  },
  hints: {
    sending: "由发放计划决定，见下方列表",
    defer: "不论发放如何设定；超过计划的天数就不再询问",
    drop: "不论发放如何设定；原因记在台账里",
  },
  whom: "适用于谁",
  add: "添加规则",
  remove: "移除",
  removeOf: "移除{rule}",
  mostRules: "已有 {most} 条规则，不能再多",
  save: "保存上限",
  saved: "打扰上限已保存",
  lookAgain: "显示现在有效的规则",
  sendings: {
    title: "上限拦下了什么",
    lead: "计划中或进行中的发放，以及受过影响的已结束发放。提醒与邀请同样计数。",
    none: "没有计划中或进行中的发放",
    noneBody: "在问卷页面的“发放”里计划发放。",
    sending: "发放",
    says: "计划的设定",
    defer: "再问一次",
    drop: "不再询问",
    waiting: "等待上限",
    dropped: "因上限未询问",
  },
} as const satisfies Texts<typeof english>;
