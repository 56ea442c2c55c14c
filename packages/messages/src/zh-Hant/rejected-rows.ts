import type { rejectedRows as english } from "../en/rejected-rows.ts";
import type { Texts } from "../texts.ts";

export const rejectedRows = {
  fileName: "{name}，遭拒的列",
  columns: { row: "列", column: "欄", value: "值", reason: "原因", accepted: "可接受的內容", code: "代碼" },
  accepted: {
    score_off_scale: "{min} 到 {max} 的整數",
    score_not_whole: "{min} 到 {max} 的整數",
    score_twice: "每項指標在每個接觸點只有一個評分",
    score_word_unknown: "{min} 到 {max} 的整數，或對應中已給分值的文字",
    number_unreadable: "數字",
    date_unreadable: "依 {format} 書寫的日期",
    date_missing: "日期",
    time_in_future: "不晚於 {latest}",
    time_impossible: "1970 年起真實存在的日期與時間",
    language_unknown: "語言代碼，例如 en、zh-Hans 或 zh-Hant",
    id_missing: "編號",
    id_conflict: "新的編號，或與已有內容相同",
    text_too_long: "最多 {most} 個字元",
    row_width: "{expected} 個儲存格",
    not_answer: "至少一個評分、評論或回答",
  },
} satisfies Texts<typeof english>;
