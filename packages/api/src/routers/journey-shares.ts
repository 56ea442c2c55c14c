import {
  CreateShareInput,
  createShare,
  listShares,
  OpenShareInput,
  openShare,
  revokeShare,
  ShareInput,
} from "@heard/core/journey-shares";
import { openProcedure, procedure, router } from "../trpc/base.ts";

export const journeySharesRouter = router({
  list: procedure("journey.share").query(({ ctx }) => listShares(ctx.service)),
  create: procedure("journey.share")
    .input(CreateShareInput)
    .mutation(({ ctx, input }) => createShare(ctx.service, input)),
  revoke: procedure("journey.share")
    .input(ShareInput)
    .mutation(({ ctx, input }) => revokeShare(ctx.service, input)),
  /** For whoever has the link. */
  open: openProcedure("journey.shared")
    .input(OpenShareInput)
    .query(({ ctx, input }) => openShare(input, ctx)),
});
