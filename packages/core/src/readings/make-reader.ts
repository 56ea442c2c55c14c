import type { Transaction } from "@heard/db";
import type { ThemeSnapshot } from "@heard/db/schema/themes";
import type { ServiceContext } from "../context.ts";
import { lockThemes } from "../themes/lock.ts";
import { newestTree } from "../themes/queries.ts";
import { analyseBy, type CommentFinding } from "./analyse.ts";

/** Reads comments by one version of the tree of an organisation. */
export type Reader = { version: number; snapshot: ThemeSnapshot; read: (comment: string) => CommentFinding };

/** By organisation, its newest: rules are compiled once a version. */
const readers = new Map<number, Reader>();
const mostReaders = 200;

/** The reader of the tree of now, which stays the newest one until the transaction ends. */
export async function makeReader(tx: Transaction, ctx: ServiceContext): Promise<Reader> {
  await lockThemes(tx, ctx, "read");
  const { version, snapshot } = await newestTree(tx);
  const known = readers.get(ctx.organisation.id);
  if (known?.version === version) return known;
  const reader = { version, snapshot, read: analyseBy(snapshot) };
  if (readers.size >= mostReaders) readers.clear();
  readers.set(ctx.organisation.id, reader);
  return reader;
}
