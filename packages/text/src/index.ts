// What ingest may load: pure rules, no model. Analysis has its own entry, which only worker, cli and bench load.
export { detectLanguage } from "./language.ts";
export { type NormalisedText, normalise, originalSpan } from "./normalise.ts";
export {
  type Finding,
  listPlaceholders,
  placeholderOf,
  REDACTION_KINDS,
  type Redaction,
  type RedactionKind,
  redact,
} from "./redact.ts";
export type { Span } from "./span.ts";
export { fold, highlight, quoteToken, type SearchTokens, searchTokens, tokens, tsvectorLiteral } from "./tokens.ts";
