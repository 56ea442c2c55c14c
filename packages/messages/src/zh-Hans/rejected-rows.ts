import type { rejectedRows as english } from "../en/rejected-rows.ts";
import type { Texts } from "../texts.ts";

export const rejectedRows = {
  fileName: "{name}，被拒绝的行",
  columns: { row: "行", column: "列", value: "值", reason: "原因", accepted: "可接受的内容", code: "代码" },
  accepted: {
    score_off_scale: "{min} 到 {max} 的整数",
    score_not_whole: "{min} 到 {max} 的整数",
    score_twice: "每个指标在每个触点只有一个评分",
    score_word_unknown: "{min} 到 {max} 的整数，或映射中对应了分值的文字",
    number_unreadable: "数字",
    date_unreadable: "按 {format} 书写的日期",
    date_missing: "日期",
    time_in_future: "不晚于 {latest}",
    time_impossible: "1970 年起真实存在的日期和时间",
    language_unknown: "语言代码，例如 en、zh-Hans 或 zh-Hant",
    id_missing: "编号",
    id_conflict: "新的编号，或与已有内容相同",
    text_too_long: "最多 {most} 个字符",
    row_width: "{expected} 个单元格",
    not_answer: "至少一个评分、评论或回答",
  },
} satisfies Texts<typeof english>;
