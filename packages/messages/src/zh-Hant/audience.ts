import type { audience as english } from "../en/audience.ts";
import type { Texts } from "../texts.ts";

export const audience = {
  languages: "僅限使用以下語言的人",
  field: "欄位",
  values: "等於其中之一，每行一個",
  from: "從",
  to: "到",
  add: "新增條件",
  remove: "移除",
  removeOf: "移除關於{name}的條件",
  noFields: "聯絡人還沒有欄位：見「客戶」下的「欄位與用途」",
  most: "已有 10 個條件，不能再多",
} as const satisfies Texts<typeof english>;
