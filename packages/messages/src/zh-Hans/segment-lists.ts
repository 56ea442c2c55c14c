import type { segmentLists as english } from "../en/segment-lists.ts";
import type { Texts } from "../texts.ts";

export const segmentLists = {
  title: "客群与渠道",
  lead: "用来区分每个答案：谁答的、客户在哪里与您接触、答案从哪里来。",
  fields: {
    title: "客群字段",
    lead: "已用 {used} 个，最多 {most} 个。每个字段最多 {values} 个值。",
    add: "添加字段",
    full: "{most} 个字段都已使用；已归档的字段因保留答案而占位",
    columns: {
      name: "字段",
      answers: "答卷",
    },
    valuesOf: "{count, plural, =0 {添加值} other {# 个值}}",
    empty: {
      title: "还没有客群字段",
      body: "例如地区或会员等级，有了字段，每个数字都能按它拆分。导入时也会创建字段。",
    },
  },
  values: {
    title: "“{name}”的值",
    lead: "值按文件和系统中的写法保存。名称是页面上显示的文字。",
    find: "查找值",
    value: "值",
    valueHint: "与文件中的写法一致，创建后不能改",
    names: "名称",
    noNames: "按原文显示",
    add: "添加值",
    none: "没有匹配“{query}”的值",
    empty: "还没有值。值会随第一批答卷而来，也可以手动添加。",
  },
  channels: {
    title: "渠道",
    lead: "客户在哪里与您接触：门店、应用、电话。不是收集方式。",
    add: "添加渠道",
    columns: {
      name: "渠道",
      answers: "答卷",
    },
    empty: {
      title: "还没有渠道",
      body: "添加客户与您接触的地方。",
    },
  },
  sources: {
    title: "来源",
    lead: "没有问卷的答卷从哪里来。系统用键来发送。",
    add: "添加来源",
    columns: {
      name: "来源",
      answers: "答卷",
      since: "创建于",
    },
    brings: "带来的内容",
    edit: "编辑",
    empty: {
      title: "还没有来源",
      body: "导入会自动创建来源。为通过 API 发送的系统添加一个。",
    },
    delete: "删除",
    deleteTitle: "删除“{name}”",
    deleteBody: "它的 {count, plural, other {# 份答卷}}从所有数字中移除。来源会在回收站保留 30 天，可以完整恢复。",
    deleted: "“{name}”已移到回收站",
  },
  form: {
    name: "名称",
    key: "键",
    keyHint: "文件和系统用它来称呼。留空时由英文名生成，之后固定不变。",
  },
  actions: {
    column: "操作",
    edit: "重命名",
    editOf: "重命名“{name}”",
    more: "“{name}”的更多操作",
    up: "上移",
    down: "下移",
    archive: "归档",
    delete: "删除",
    restore: "恢复",
    restoreOf: "恢复“{name}”",
    save: "保存",
    add: "添加",
  },
  state: {
    archived: "已归档",
  },
  done: {
    added: "已添加“{name}”",
    saved: "已保存“{name}”",
    moved: "已移动“{name}”",
    archived: "“{name}”已归档，答案保留",
    deleted: "“{name}”已移入回收站，保留 30 天",
    restored: "“{name}”已恢复",
  },
} as const satisfies Texts<typeof english>;
