import type { annotations as english } from "../en/annotations.ts";
import type { Texts } from "../texts.ts";

export const annotations = {
  title: "背景事件",
  lead: "可能影响分数的其他事件：在每条趋势上标出，其日期可以不计入结论。",
  add: "添加背景事件",
  edit: "编辑背景事件",
  save: "保存",
  saved: "背景事件已保存。",
  added: "背景事件已添加。",
  remove: "移除",
  removed: "“{title}”已移除。此前据此计算的结论保持不变。",
  more: "{title}的更多操作",
  everywhere: "所有触点",
  leftOut: "不计入",
  counted: "计入",
  from: "第一天",
  to: "最后一天",
  toHint: "只有一天时请留空。",
  whereHint: "不选择表示所有触点。",
  exclude: "这些日期不计入结论",
  excludeHint: "适用于此后批准的计划。对已在进行的计划，结论会在计入与不计入这些日期的情况下各算一次。",
  empty: {
    title: "还没有记录",
    body: "涨价、故障、节假日：以后看趋势的人会在发生的时间看到它。",
  },
  columns: {
    title: "发生了什么",
    kind: "类型",
    days: "日期",
    where: "地点",
    verdicts: "结论中的日期",
    actions: "操作",
  },
  kinds: {
    priceChange: "价格调整",
    outage: "故障",
    holiday: "节假日",
    campaign: "营销活动",
    methodChange: "方法变更",
    other: "其他",
  },
  marks: {
    title: "背景事件",
    column: "背景事件",
    line: "{title}（{kind}），{days}",
  },
} as const satisfies Texts<typeof english>;
