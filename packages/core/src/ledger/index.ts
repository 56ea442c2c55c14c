export { type ContactExplanation, explainContact } from "./explain.ts";
export { getNonResponse, type NonResponse } from "./get-non-response.ts";
export {
  type Funnel,
  getFunnel,
  type LedgerPage,
  type LedgerRow,
  listLedger,
  listLetters,
  type ShownLetter,
} from "./queries.ts";
export { ExplainContactInput, FunnelInput, ListLedgerInput, ListLettersInput, NonResponseInput } from "./schema.ts";
