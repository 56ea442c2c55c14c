import { sql } from "drizzle-orm";
import { pool, type Transaction } from "./client.ts";
import { forgetParameters } from "./forget-parameters.ts";

export type TenantOptions = {
  /** The touchpoints a limited member may see; everything without it. */
  touchpoints?: readonly number[] | "*";
  /** Set by a verb that has checked the grant to unmask comments. */
  unmask?: boolean;
  /** One snapshot for everything read inside: read only, REPEATABLE READ. */
  snapshot?: boolean;
};

function checkedId(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 1 || value > 2_147_483_647)
    throw new RangeError(`${what} is not an id: ${value}`);
  return value;
}

/**
 * The door for everything that belongs to one organisation: a transaction in which row-level security shows this tenant and no other.
 * The setting is a statement with literals made from checked integers, for SET takes no parameters and `set_config` is not passed on to
 * the nodes of a distributed database (docs/decisions/0010).
 */
export function withTenant<T>(
  organisationId: number,
  work: (tx: Transaction) => Promise<T>,
  options: TenantOptions = {},
): Promise<T> {
  const organisation = checkedId(organisationId, "organisation");
  const { touchpoints = "*", unmask = false, snapshot = false } = options;
  const visible = touchpoints === "*" ? "*" : `{${touchpoints.map((id) => checkedId(id, "touchpoint")).join(",")}}`;
  const settings = [
    `set local app.org_id = ${organisation}`,
    `set local app.touchpoints = '${visible}'`,
    ...(unmask ? ["set local app.unmask = 'on'"] : []),
  ];
  return pool("heard_app")
    .db.transaction(
      async (tx) => {
        await tx.execute(sql.raw(settings.join("; ")));
        return work(tx);
      },
      snapshot ? { isolationLevel: "repeatable read", accessMode: "read only" } : undefined,
    )
    .catch((error: unknown) => {
      throw forgetParameters(error);
    });
}
