export { correctComment } from "./correct.ts";
export { countThemes, listMentions, type SentimentCounts } from "./queries.ts";
export { CorrectCommentInput, CountThemesInput, ListMentionsInput } from "./schema.ts";
