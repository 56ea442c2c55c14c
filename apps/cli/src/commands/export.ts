import { auditKey, sealAuditEntries } from "@heard/core/audit/seal";
import { ExportInput, exportFile } from "@heard/core/exports";
import { exportEverything } from "@heard/core/organisations";
import { contextOf } from "@heard/core/organisations/queries";
import { Argument, type Command, Option } from "commander";
import { now } from "../clock.ts";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { contentOf, type ExportedPart, type ExportOptions, exportedParts } from "../export-content.ts";
import { fromHere } from "../from-here.ts";
import { accepted, runs } from "../output.ts";

type Options = ExportOptions & { organisation: string; to?: string; json?: boolean };
type Exported = { what: string; path: string; count: number };

/** `heard export WHAT --organisation KEY [--period FROM..TO …] [--to FILE]` */
export function register(program: Command): void {
  const gather = (text: string, before: string[]) => [...before, text];
  runs<Options, Exported>(
    program
      .command("export")
      .description(
        "write what the dashboard exports into a new file, of any size: the figures of a view, the responses behind a number, comments; or everything of an organisation as a ZIP",
      )
      .addArgument(new Argument("<what>", "what to take away").choices(exportedParts))
      .requiredOption("--organisation <key>", "whose it is")
      .option("--period <days>", "such as 2026-04-01..2026-06-30, both included")
      .option("--compare <days>", "previous, year, or days such as those of --period")
      .option("--metric <key>", "of a figure or of the responses behind it; responses counts them")
      .option("--method <method>", "one of the metric's; its headline method without it")
      .option("--by <dimension>", "of a breakdown: stage, touchpoint, channel, mode, language, source, segment:KEY")
      .option("--grain <grain>", "of a trend: day, week, month or quarter")
      .option("--words <words>", "only comments with these words")
      .option(
        "--only <filter>",
        "such as touchpoint=checkout,delivery or segment:region=East; may be repeated",
        gather,
        [],
      )
      .addOption(
        new Option("--format <format>", "of a table; csv without it").choices(ExportInput.shape.format.options),
      )
      .addOption(
        new Option("--language <language>", "of heads, names and words; en without it").choices(
          ExportInput.shape.locale.options,
        ),
      )
      .option("--to <file>", "where it is written; by its own name where the command is called without it"),
    (options, what) => exported(options, what as ExportedPart),
    ({ path, count, what }) => `${path}: ${count} ${what === "everything" ? "responses" : "rows"}`,
  );
}

async function exported(options: Options, what: ExportedPart): Promise<Exported> {
  const { organisation, to, json: _, ...asked } = options;
  const { format = "csv", language: locale = "en" } = asked;
  const pathOf = (name: string) => fromHere(to ?? name);
  const content = contentOf(what, asked);
  const env = readEnv();
  return withDatabase(env, async () => {
    const ctx = await contextOf(organisation, { kind: "operator" }, now);
    const responseAddress = `${env.url}/${organisation}/responses/`;
    const made =
      content === null
        ? await exportEverything(ctx, { pathOf })
        : await exportFile(ctx, accepted(ExportInput, { content, format, locale }), { responseAddress, pathOf });
    await sealAuditEntries(ctx, auditKey(env.authSecret));
    return { what, path: made.path, count: "rowCount" in made ? made.rowCount : made.responseCount };
  });
}
