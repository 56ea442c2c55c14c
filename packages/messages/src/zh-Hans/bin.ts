import type { bin as english } from "../en/bin.ts";
import type { Texts } from "../texts.ts";

export const bin = {
  title: "回收站",
  lead: "删除的内容在这里保留 30 天，可原样恢复。来源和问卷连同其答卷一起移出所有数字，恢复时一起回来。",
  kinds: {
    source: "来源",
    survey: "问卷",
    mapping: "映射",
    savedView: "已存视图",
    touchpoint: "触点",
    channel: "渠道",
    segment: "客群字段",
    improvementPlan: "改进计划",
    annotation: "背景事件",
    benchmark: "对标数据",
  },
  columns: { name: "内容", deleted: "删除于", until: "永久移除于" },
  responses: "{count, plural, other {# 份答卷}}",
  deletedBy: "{time}，{name}",
  restore: "恢复",
  restored: "{name} 已恢复",
  restoredResponses: "{name} 已恢复，连同 {count, plural, other {# 份答卷}}",
  coming: "{name} 已恢复，答卷随后恢复",
  moves: {
    bin: "正在将 {name} 移入回收站",
    use: "正在恢复 {name}",
    waiting: "等待中",
    progress: "{done}/{total, number} 份答卷",
    failedBin: "{name} 只有 {progress}移入了回收站，其余仍计入数字。",
    failedUse: "{name} 只有 {progress}已恢复，其余尚未计入数字。",
  },
  empty: {
    title: "回收站是空的",
    body: "来源、问卷、映射、已存视图、从未执行的计划、背景事件和对标数据删除后会来到这里；没有答卷的触点、渠道和客群字段也一样。这里只列出你可以恢复的内容。",
  },
} as const satisfies Texts<typeof english>;
