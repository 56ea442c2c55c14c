import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { type SQL, sql } from "drizzle-orm";
import { namesKey } from "../surveys/assert-unasked.ts";

/** What goes on with something that is put away: as far as whoever puts it away sees it, and some of each. */
export type Standing = {
  /** By their numbers. */
  plans: number[];
  cases: number[];
  /** By the names of their scores. */
  targets: LocalisedText[];
  /** Those that open cases and those that raise alerts. */
  rules: string[];
  surveys: string[];
};

/** So many of each are named. */
const mostNamed = 10;
const isAtWork = sql`p.deleted_at is null and p.state not in ('closed', 'declined', 'withdrawn')`;

/** Plans, open cases, targets, rules and surveys that a touchpoint is put away under. */
export async function readStandingOf(tx: Transaction, { id, key }: { id: number; key: string }): Promise<Standing> {
  return {
    plans: await read<number>(
      tx,
      sql`select p.number as one from improvement_plans p where ${isAtWork} and (p.touchpoint_id = ${id} or p.goal -> 'filters' -> 'touchpoint' ? ${key})
        order by 1`,
    ),
    cases: await read<number>(
      tx,
      sql`select number as one from cases where state = 'open' and touchpoint_id = ${id} order by 1`,
    ),
    targets: await read<LocalisedText>(
      tx,
      sql`select m.name as one from targets t join metrics m on m.org_id = t.org_id and m.id = t.metric_id where t.ended_at is null and t.touchpoint_id = ${id}
        order by t.id`,
    ),
    rules: await read<string>(
      tx,
      sql`select name as one from case_rules where archived_at is null and touchpoint_id = ${id}
        union select name from response_alert_rules where archived_at is null and touchpoint_id = ${id} order by 1`,
    ),
    surveys: await readAsking(tx, "touchpoint", key),
  };
}

/** The same of a segment field: nothing else names one. */
export async function readStandingOfSegment(tx: Transaction, key: string): Promise<Standing> {
  const names = sql`(p.goal ->> 'unitField' = ${key} or p.goal -> 'filters' -> 'segments' ? ${key})`;
  const plans = sql`select p.number as one from improvement_plans p where ${isAtWork} and ${names} order by 1`;
  return {
    ...{ plans: await read<number>(tx, plans), cases: [], targets: [], rules: [] },
    surveys: await readAsking(tx, "segment", key),
  };
}

/** Surveys that take answers, or will again. */
const readAsking = (tx: Transaction, kind: "touchpoint" | "segment", key: string): Promise<string[]> =>
  read<string>(
    tx,
    sql`select o.name as one from surveys s join survey_versions v on v.survey_id = s.id and v.version = s.published_version
      join sources o on o.org_id = s.org_id and o.id = s.source_id and o.deleted_at is null
      where s.state in ('open', 'paused') and (${namesKey(kind, key)}) order by s.id`,
  );

async function read<One>(tx: Transaction, query: SQL): Promise<One[]> {
  const rows = await tx.execute<{ one: One }>(sql`${query} limit ${mostNamed}`);
  return rows.map(({ one }) => one);
}
