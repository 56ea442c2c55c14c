import { sql } from "drizzle-orm";
import { recordBounces } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { sendDue } from "../sending/send-due.ts";
import { type PlayedServer, playServer } from "./play-server.ts";

/** Signs the links in the letters of the demo world, which nobody ever gets. */
export const playedSecret = "the demo world of the product";

/** Something that happens at a moment. `isAlone`: what waits to be sent may be different afterwards. */
export type Happening = { at: Date; isAlone?: boolean; happen: (at: Date) => Promise<void> };

const atOnce = 6;
const comesBackAfterMs = 20 * 60_000;

/** Lets time pass up to a moment: everything happens in its turn, and between two happenings the worker sends what is due. */
export async function passTime(ctx: ServiceContext, happenings: readonly Happening[], end: Date): Promise<void> {
  const server = playServer();
  let due = await nextDue(ctx);
  let together: Happening[] = [];
  const happen = async () => {
    const now = together;
    together = [];
    await inParallel(now, ({ at, happen: does }) => does(at));
  };
  const sendUpTo = async (at: Date) => {
    while (due && due <= at) {
      await happen();
      await sendAt(ctx, server, due);
      due = await nextDue(ctx);
    }
  };
  for (const one of happenings.filter(({ at }) => at <= end).toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    await sendUpTo(one.at);
    together.push(one);
    if (!one.isAlone) continue;
    await happen();
    due = await nextDue(ctx);
  }
  await happen();
  await sendUpTo(end);
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const workers = Array.from({ length: Math.min(atOnce, left.length) }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  });
  await Promise.all(workers);
}

async function nextDue(ctx: ServiceContext): Promise<Date | null> {
  const [row] = await inTenant(ctx, (tx) =>
    tx.execute<{ at: string | null }>(sql`
      select min(i.due_at)::text as at from distributions d join invitations i on i.org_id = d.org_id and i.distribution_id = d.id
      where d.org_id = ${ctx.organisation.id} and d.state = 'running' and i.state = 'deferred'`),
  );
  return row?.at ? new Date(row.at) : null;
}

/** The worker's rounds at one moment, and what comes back of its letters. */
async function sendAt(ctx: ServiceContext, server: PlayedServer, due: Date): Promise<void> {
  const post = { mailer: server, sms: null, gatewayUrl: "https://ask.lanternway.example", authSecret: playedSecret };
  const worker: ServiceContext = { ...ctx, actor: { kind: "system" }, now: () => due };
  const onError = (error: unknown) => {
    throw error;
  };
  for (let looked = 1; looked > 0; )
    ({ looked } = await sendDue(worker, { post, mostAtOnce: atOnce, batch: 500, onError }));
  const at = new Date(due.getTime() + comesBackAfterMs);
  const bounces = server
    .comeBack()
    .map((bounce) => ({ ...bounce, reference: `demo-${bounce.address}-${due.getTime()}` }));
  if (bounces.length > 0) await recordBounces({ ...worker, now: () => at }, { bounces, source: "smtp" });
}
