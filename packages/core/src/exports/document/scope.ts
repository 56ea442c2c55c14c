import type { Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import type { Locale } from "@heard/messages";
import { type Catalogue, readCatalogue } from "../../catalogue/queries.ts";
import type { ServiceContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { type ExportWords, exportWords } from "./words.ts";

/** What every part of an export is made with: one snapshot, one reader, one language. */
export type ExportScope = {
  tx: Transaction;
  ctx: ServiceContext;
  words: ExportWords;
  catalogue: Catalogue;
  organisationName: string;
  /** Where the dashboard shows one response; its id follows. */
  responseAddress: string;
};

export async function exportScope(
  tx: Transaction,
  ctx: ServiceContext,
  locale: Locale,
  responseAddress: string,
): Promise<ExportScope> {
  const [organisation] = await tx.select({ name: organisations.name }).from(organisations);
  if (!organisation) throw notFound("organisation", ctx.organisation.key);
  return {
    tx,
    ctx,
    words: await exportWords(locale),
    catalogue: await readCatalogue(tx),
    organisationName: organisation.name,
    responseAddress,
  };
}
