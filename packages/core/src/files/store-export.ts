import type { Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import type { StoredFile } from "./queries.ts";
import { storeFile } from "./store.ts";

/** Thrown where somebody was erased since the snapshot that something was made from, so that nothing of it is kept. */
class ErasedMeanwhile extends Error {}

/**
 * Makes something from one snapshot, and anew for as long as somebody is erased while it is made: a snapshot still shows whoever was erased since. The count is looked at again
 * when the snapshot has ended, so that nobody holds one connection and waits for another. What is stored on the way says so itself by `stillTrue`, which throws
 * inside a transaction where somebody was erased; to the end of that transaction nobody is.
 */
export async function fromSnapshot<T>(
  ctx: ServiceContext,
  make: (tx: Transaction, stillTrue: (tx: Transaction) => Promise<void>) => Promise<T>,
  { unmask = false }: { unmask?: boolean } = {},
): Promise<T> {
  for (;;) {
    let before = 0;
    const stillTrue = async (later: Transaction) => {
      if ((await countIn(later, ctx, { hold: true })) !== before) throw new ErasedMeanwhile();
    };
    try {
      const made = await inTenant(
        ctx,
        async (tx) => {
          before = await countIn(tx, ctx);
          return make(tx, stillTrue);
        },
        { snapshot: true, unmask },
      );
      await inTenant(ctx, stillTrue);
      return made;
    } catch (error) {
      if (!(error instanceof ErasedMeanwhile)) throw error;
    }
  }
}

async function countIn(tx: Transaction, { organisation }: ServiceContext, { hold = false } = {}): Promise<number> {
  const query = tx
    .select({ count: organisations.erasureCount })
    .from(organisations)
    .where(eq(organisations.id, organisation.id));
  const [row] = await (hold ? query.for("share") : query);
  return row?.count ?? 0;
}

/** Stores what is exported, from one snapshot. Whoever was erased while it was written is not in it. */
export async function storeExport(
  ctx: ServiceContext,
  file: { name: string; mediaType: string },
  write: (tx: Transaction) => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>,
  { dataDir, unmask = false }: { dataDir: string; unmask?: boolean },
): Promise<StoredFile> {
  return fromSnapshot(
    ctx,
    async (tx, stillTrue) => {
      const content = await write(tx);
      return storeFile(ctx, { ...file, purpose: "export", content, assure: stillTrue }, { dataDir });
    },
    { unmask },
  );
}
