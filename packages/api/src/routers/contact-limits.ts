import { getContactLimits, SetContactLimitsInput, setContactLimits } from "@heard/core/contact-limits";
import { procedure, router } from "../trpc/base.ts";

export const contactLimitsRouter = router({
  get: procedure("distribution.read").query(({ ctx }) => getContactLimits(ctx.service)),
  set: procedure("contactLimit.edit")
    .input(SetContactLimitsInput)
    .mutation(({ ctx, input }) => setContactLimits(ctx.service, input)),
});
