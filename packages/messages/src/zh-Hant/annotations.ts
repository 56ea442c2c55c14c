import type { annotations as english } from "../en/annotations.ts";
import type { Texts } from "../texts.ts";

export const annotations = {
  title: "背景事件",
  lead: "可能影響分數的其他事件：在每條趨勢上標出，其日期可以不計入結論。",
  add: "新增背景事件",
  edit: "編輯背景事件",
  save: "儲存",
  saved: "背景事件已儲存。",
  added: "背景事件已新增。",
  remove: "移除",
  removed: "「{title}」已移除。此前據此計算的結論保持不變。",
  more: "{title}的更多操作",
  everywhere: "所有接觸點",
  leftOut: "不計入",
  counted: "計入",
  from: "第一天",
  to: "最後一天",
  toHint: "只有一天時請留空。",
  whereHint: "不選擇表示所有接觸點。",
  exclude: "這些日期不計入結論",
  excludeHint: "適用於此後核准的計畫。對已在進行的計畫，結論會在計入與不計入這些日期的情況下各算一次。",
  empty: {
    title: "還沒有記錄",
    body: "漲價、故障、假日：以後看趨勢的人會在發生的時間看到它。",
  },
  columns: {
    title: "發生了什麼",
    kind: "類型",
    days: "日期",
    where: "地點",
    verdicts: "結論中的日期",
    actions: "操作",
  },
  kinds: {
    priceChange: "價格調整",
    outage: "故障",
    holiday: "假日",
    campaign: "行銷活動",
    methodChange: "方法變更",
    other: "其他",
  },
  marks: {
    title: "背景事件",
    column: "背景事件",
    line: "{title}（{kind}），{days}",
  },
} as const satisfies Texts<typeof english>;
