import { type FoundPerson, findPerson } from "@heard/core/person-search";
import type { Command } from "commander";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { runs } from "../output.ts";

/** `heard find-person TEXT` (docs/operations.md) */
export function register(program: Command): void {
  runs<object, FoundPerson>(
    program
      .command("find-person")
      .description(
        "say in which tables, columns and files a name, an address or a phone number stands; changes nothing",
      )
      .argument("<text>", "a name, an e-mail address, or a phone number however it is grouped"),
    (_, text) => {
      const env = readEnv();
      return withDatabase(env, ({ url }) =>
        findPerson(text ?? "", {
          ...{ databaseUrl: url, dataDir: env.dataDir },
          onTable: (table, index, count) => console.error(`${table}, ${index + 1} of ${count}`),
        }),
      );
    },
    foundText,
  );
}

function foundText({ rows, files, unread }: FoundPerson): string {
  const lines = rows.map(
    ({ table, column, organisationId, count, ids }) =>
      `${table}.${column}${organisationId === null ? "" : `, organisation ${organisationId}`}: ${count}${ids.length > 0 ? ` (${ids.join(", ")})` : ""}`,
  );
  const nowhere = rows.length + files.length === 0 ? ["Found nowhere."] : [];
  const notLooked = unread.length > 0 ? [`Not looked into, for they are no text: ${unread.length} files.`] : [];
  return [...lines, ...files, ...nowhere, ...notLooked, ...unread].join("\n");
}
