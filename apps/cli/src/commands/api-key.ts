import { createApiKey, grantableScopes, listApiKeys, revokeApiKey } from "@heard/core/api-keys";
import { CreateApiKeyInput } from "@heard/core/api-keys/schema";
import { contextOf } from "@heard/core/organisations/queries";
import type { Command } from "commander";
import { now } from "../clock.ts";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { accepted, runs } from "../output.ts";

type Own = { organisation: string };
type Create = Own & { name: string; scopes: string; expires?: string };

const operatorIn = (key: string) => contextOf(key, { kind: "operator" }, now);

/** `heard api-key create | list | revoke` */
export function register(program: Command): void {
  const apiKey = program.command("api-key").description("keys for the public API");
  const own = (command: Command) => command.requiredOption("--organisation <key>", "whose key it is");

  runs(
    own(apiKey.command("create"))
      .description("make a key; it is printed once and cannot be shown again")
      .requiredOption("--name <name>", "what it is for")
      .requiredOption("--scopes <list>", `comma-separated: ${grantableScopes.join(", ")}`)
      .option("--expires <time>", "when it ends by itself, such as 2027-01-31T00:00:00Z"),
    (options: Create) =>
      withDatabase(readEnv(), async () => createApiKey(await operatorIn(options.organisation), inputOf(options))),
    ({ key, scopes }) => `${key}\nScopes: ${scopes.join(", ")}. Keep it: it is not shown again.`,
  );
  runs(
    own(apiKey.command("list")).description("list the keys of an organisation"),
    (options: Own) => withDatabase(readEnv(), async () => listApiKeys(await operatorIn(options.organisation))),
    (keys) =>
      keys.map(({ id, state, name, scopes }) => `${id}  ${state.padEnd(8)} ${name}  ${scopes.join(",")}`).join("\n") ||
      "There is no key.",
  );
  runs(
    own(apiKey.command("revoke")).description("end a key for ever").argument("<id>", "the 8 characters after heard_"),
    (options: Own, keyId) =>
      withDatabase(readEnv(), async () => {
        await revokeApiKey(await operatorIn(options.organisation), { keyId: keyId ?? "" });
        return { revoked: keyId };
      }),
    ({ revoked }) => `${revoked}: revoked`,
  );
}

const inputOf = ({ name, scopes, expires }: Create) =>
  accepted(CreateApiKeyInput, {
    name,
    scopes: scopes.split(",").map((scope) => scope.trim()),
    ...(expires ? { expiresAt: expires } : {}),
  });
