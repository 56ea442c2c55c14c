import { CreateApiKeyInput, createApiKey, listApiKeys, RevokeApiKeyInput, revokeApiKey } from "@heard/core/api-keys";
import { procedure, router } from "../trpc/base.ts";

export const apiKeysRouter = router({
  list: procedure("apiKey.edit").query(({ ctx }) => listApiKeys(ctx.service)),
  create: procedure("apiKey.edit")
    .input(CreateApiKeyInput)
    .mutation(({ ctx, input }) => createApiKey(ctx.service, input)),
  revoke: procedure("apiKey.edit")
    .input(RevokeApiKeyInput)
    .mutation(({ ctx, input }) => revokeApiKey(ctx.service, input)),
});
