import {
  ChangePasswordInput,
  changePassword,
  EndSessionInput,
  endSessionOf,
  endSessionsEverywhere,
  findPasswordLink,
  getAccount,
  IdentityInput,
  LinkIdentityInput,
  linkIdentity,
  listSessions,
  PasswordTokenInput,
  RequestLinkInput,
  ResetPasswordInput,
  removeIdentity,
  requestLink,
  resetPassword,
  UpdateAccountInput,
  updateAccount,
} from "@heard/core/accounts";
import {
  beginSecondFactor,
  ConfirmSecondFactorInput,
  confirmSecondFactor,
  OwnPasswordInput,
  OwnProofInput,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@heard/core/second-factors";
import { openProcedure, personProcedure, router } from "../trpc/base.ts";
import type { ApiContext } from "../trpc/context.ts";

const requestedBy = (ctx: ApiContext, path: string) => ({
  ...ctx,
  report: (error: unknown) => ctx.report(error, { requestId: ctx.requestId, path }),
});

export const accountRouter = router({
  get: personProcedure("account.own").query(({ ctx }) => getAccount(ctx.person, ctx.now)),
  update: personProcedure("account.own")
    .input(UpdateAccountInput)
    .mutation(({ ctx, input }) => updateAccount(ctx.person, input, ctx.now)),
  changePassword: personProcedure("account.own")
    .input(ChangePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.person, input, ctx.now)),
  beginSecondFactor: personProcedure("account.own")
    .input(OwnPasswordInput)
    .mutation(({ ctx, input }) => beginSecondFactor(ctx.person, input, ctx)),
  confirmSecondFactor: personProcedure("account.own")
    .input(ConfirmSecondFactorInput)
    .mutation(({ ctx, input }) => confirmSecondFactor(ctx.person, input, ctx)),
  removeSecondFactor: personProcedure("account.own")
    .input(OwnProofInput)
    .mutation(({ ctx, input }) => removeSecondFactor(ctx.person, input, ctx)),
  renewRecoveryCodes: personProcedure("account.own")
    .input(OwnProofInput)
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx.person, input, ctx)),
  sessions: personProcedure("account.own").query(({ ctx }) => listSessions(ctx.person)),
  endSession: personProcedure("account.own")
    .input(EndSessionInput)
    .mutation(({ ctx, input }) => endSessionOf(ctx.person, input, ctx.now)),
  endSessions: personProcedure("account.own").mutation(({ ctx }) => endSessionsEverywhere(ctx.person, ctx.now)),
  removeIdentity: personProcedure("account.own")
    .input(IdentityInput)
    .mutation(({ ctx, input }) => removeIdentity(ctx.person, input, ctx)),
  linkIdentity: personProcedure("account.own")
    .input(LinkIdentityInput)
    .mutation(({ ctx, input }) => linkIdentity(ctx.person, input, ctx.now)),
  requestPasswordLink: openProcedure("password.reset")
    .input(RequestLinkInput)
    .mutation(async ({ ctx, input }) => {
      const { sendsMail } = await requestLink("password", input, requestedBy(ctx, "account.requestPasswordLink"));
      return { sendsMail };
    }),
  requestSignInLink: openProcedure("signIn.link")
    .input(RequestLinkInput)
    .mutation(async ({ ctx, input }) => {
      const { sendsMail } = await requestLink("signIn", input, requestedBy(ctx, "account.requestSignInLink"));
      return { sendsMail };
    }),
  passwordLink: openProcedure("password.reset")
    .input(PasswordTokenInput)
    .query(({ ctx, input }) => findPasswordLink(input, ctx)),
  resetPassword: openProcedure("password.reset")
    .input(ResetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(input, ctx)),
});
