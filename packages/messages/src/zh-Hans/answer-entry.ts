import type { answerEntry as english } from "../en/answer-entry.ts";
import type { Texts } from "../texts.ts";

export const answerEntry = {
  title: "代客填写",
  lead: "客户在电话里或柜台说的话。它与客户自己的回答同样计入，收集方式记为“人工代填”。",
  which: "哪份问卷",
  howLead: "问卷会在新标签页打开。链接属于您，一天内有效；记录中只留下是您填的，不留回答内容。",
  none: "目前没有问卷在接受回答",
  noneBody: "问卷管理员可以发布问卷，或继续已暂停的问卷。",
} as const satisfies Texts<typeof english>;
