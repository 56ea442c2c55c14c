/** The file of what an import refused: the heads of its columns, and what would have been accepted. */
export const rejectedRows = {
  fileName: "{name}, rejected rows",
  columns: { row: "Row", column: "Column", value: "Value", reason: "Reason", accepted: "Accepted", code: "Code" },
  accepted: {
    score_off_scale: "a whole number from {min} to {max}",
    score_not_whole: "a whole number from {min} to {max}",
    score_twice: "one score for each metric and touchpoint",
    score_word_unknown: "a whole number from {min} to {max}, or a word with points in the mapping",
    number_unreadable: "a number",
    date_unreadable: "a date written as {format}",
    date_missing: "a date",
    time_in_future: "{latest} at the latest",
    time_impossible: "a date and time that exists, from 1970 on",
    language_unknown: "a language code such as en, zh-Hans or zh-Hant",
    id_missing: "an id",
    id_conflict: "an id that is new, or the same content",
    text_too_long: "at most {most} characters",
    row_width: "as many cells as the header: {expected}",
    not_answer: "at least one score, comment or answer",
  },
};
