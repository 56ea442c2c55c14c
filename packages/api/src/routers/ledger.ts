import {
  ComparableInput,
  ExplainContactInput,
  ExplainResponseInput,
  explainContact,
  explainResponse,
  FunnelInput,
  getFunnel,
  getNonResponse,
  ListLedgerInput,
  ListLettersInput,
  listComparable,
  listLedger,
  listLetters,
  NonResponseInput,
} from "@heard/core/ledger";
import { procedure, router } from "../trpc/base.ts";

export const ledgerRouter = router({
  list: procedure("distribution.read")
    .input(ListLedgerInput)
    .query(({ ctx, input }) => listLedger(ctx.service, input)),
  funnel: procedure("distribution.read")
    .input(FunnelInput)
    .query(({ ctx, input }) => getFunnel(ctx.service, input)),
  comparable: procedure("distribution.read")
    .input(ComparableInput)
    .query(({ ctx, input }) => listComparable(ctx.service, input)),
  nonResponse: procedure("distribution.read")
    .input(NonResponseInput)
    .query(({ ctx, input }) => getNonResponse(ctx.service, input)),
  explain: procedure("contact.read")
    .input(ExplainContactInput)
    .query(({ ctx, input }) => explainContact(ctx.service, input)),
  explainResponse: procedure("response.read")
    .input(ExplainResponseInput)
    .query(({ ctx, input }) => explainResponse(ctx.service, input)),
  letters: procedure("distribution.edit")
    .input(ListLettersInput)
    .query(({ ctx, input }) => listLetters(ctx.service, input)),
});
