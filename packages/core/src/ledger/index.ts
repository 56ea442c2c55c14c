export { type ContactExplanation, type ExplainedRow, explainContact } from "./explain.ts";
export { explainResponse, type ResponseExplanation } from "./explain-response.ts";
export {
  type Comparable,
  type GroupScore,
  getNonResponse,
  listComparable,
  type NonResponse,
} from "./get-non-response.ts";
export {
  type Funnel,
  getFunnel,
  type LedgerPage,
  listLedger,
  listLetters,
  type ShownLetter,
} from "./queries.ts";
export {
  ComparableInput,
  ExplainContactInput,
  ExplainResponseInput,
  FunnelInput,
  ListLedgerInput,
  ListLettersInput,
  NonResponseInput,
  type PeopleGroup,
} from "./schema.ts";
