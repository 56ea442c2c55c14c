export { fold } from "./tokens/fold.ts";
export { highlight } from "./tokens/highlight.ts";
export { type SearchTokens, searchTokens } from "./tokens/query.ts";
export { quoteToken, tokens, tsvectorLiteral } from "./tokens/tokenise.ts";
