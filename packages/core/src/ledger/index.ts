export { explainContact } from "./explain.ts";
export { getNonResponse } from "./get-non-response.ts";
export {
  type Funnel,
  getFunnel,
  type LedgerPage,
  listLedger,
  listLetters,
  type ShownLetter,
} from "./queries.ts";
export { ExplainContactInput, FunnelInput, ListLedgerInput, ListLettersInput, NonResponseInput } from "./schema.ts";
