export { authenticateApiKey, touchApiKey } from "./authenticate.ts";
export { createApiKey } from "./create.ts";
export { type ApiKeyItem, listApiKeys } from "./queries.ts";
export { revokeApiKey } from "./revoke.ts";
export { grantableScopes } from "./rules.ts";
export { CreateApiKeyInput, RevokeApiKeyInput } from "./schema.ts";
