import { createOrganisation } from "@heard/core/organisations";
import { CreateOwnOrganisationInput } from "@heard/core/organisations/schema";
import type { Command } from "commander";
import { now } from "../clock.ts";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { accepted, runs } from "../output.ts";

type Create = { key: string; name: string; language: string; timeZone: string };

/** `heard organisation create` */
export function register(program: Command): void {
  const organisation = program.command("organisation").description("the companies on this installation");
  runs(
    organisation
      .command("create")
      .description("make an organisation with what each starts with; members are made with `heard member create`")
      .requiredOption("--key <key>", "what addresses call it by: lower-case letters, digits, hyphens")
      .requiredOption("--name <name>", "what people call it")
      .option("--language <language>", "en, zh-Hans or zh-Hant", "en")
      .option("--time-zone <zone>", "where its days begin, such as Asia/Shanghai", "UTC"),
    ({ key, name, language, timeZone }: Create) =>
      withDatabase(readEnv(), async () => {
        const input = accepted(CreateOwnOrganisationInput, { key, name, locale: language, timeZone });
        const ctx = await createOrganisation({ kind: "operator" }, input, now);
        return { key: ctx.organisation.key, url: `${readEnv().url}/${ctx.organisation.key}` };
      }),
    ({ key, url }) => `${key}: ${url}\nMake its owner: heard member create --organisation ${key} --roles owner …`,
  );
}
