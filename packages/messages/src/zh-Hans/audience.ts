import type { audience as english } from "../en/audience.ts";
import type { Texts } from "../texts.ts";

export const audience = {
  languages: "仅限使用以下语言的人",
  field: "字段",
  values: "等于其中之一，每行一个",
  from: "从",
  to: "到",
  add: "添加条件",
  remove: "移除",
  removeOf: "移除关于{name}的条件",
  noFields: "联系人还没有字段：见“客户”下的“字段与用途”",
  most: "已有 10 个条件，不能再多",
} as const satisfies Texts<typeof english>;
