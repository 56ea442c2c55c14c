import type { Transaction } from "@heard/db";
import { touchpointFixability } from "@heard/db/schema/targets";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readPeople } from "../improvement-plans/queries.ts";
import { readMeasures } from "../measures/get.ts";
import type { Measure } from "../measures/measure.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { type RankedPoint, type Ranking, rankPoints } from "./rules.ts";
import { ReadWeakPointsInput } from "./schema.ts";

type Said = { fixability: number; reason: string; by: string | null; at: Date };
/** `said`: what somebody said of how much can be fixed; `null` where the middle is assumed. */
export type WeakPoint = RankedPoint & { said: Said | null };
export type WeakPointReport = Omit<Ranking, "points"> & {
  points: WeakPoint[];
  total: Measure;
  /** Whether the reader may say how much can be fixed. */
  canSay: boolean;
};

/**
 * Where the whole has most to gain, and what lifts it: every touchpoint by impact × volume × fixability, with what each is made of.
 * @throws DomainError invalid_input for an unknown metric, method or filter
 */
export async function readWeakPoints(ctx: ServiceContext, input: ReadWeakPointsInput): Promise<WeakPointReport> {
  requirePermission(ctx, "measure.read");
  const query = ReadWeakPointsInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const [result] = await readMeasures(tx, ctx, [{ ...query, groupBy: "touchpoint" }]);
      if (!result) throw new Error("One query has one result");
      const said = await readSaid(tx);
      const fixable = new Map([...said].map(([key, { fixability }]) => [key, fixability]));
      const { points, ...ranking } = rankPoints(result.groups ?? [], fixable);
      return {
        ...{ ...ranking, total: result.total, canSay: isPermitted(ctx, "fixability.set") },
        points: points.map((point) => ({ ...point, said: said.get(point.key ?? "") ?? null })),
      };
    },
    { snapshot: true },
  );
}

/** What was said of how much can be fixed, by the key of the touchpoint. */
async function readSaid(tx: Transaction): Promise<Map<string, Said>> {
  const { touchpoints } = await readCatalogue(tx);
  const people = await readPeople(tx);
  const rows = await tx.select().from(touchpointFixability);
  const byId = new Map(rows.map((row) => [row.touchpointId, row]));
  return new Map(
    [...touchpoints.values()].flatMap(({ key, id }): [string, Said][] => {
      const row = byId.get(id);
      if (!row) return [];
      const { fixability, reason, saidBy, saidAt } = row;
      return [[key, { fixability, reason, by: people.get(saidBy ?? 0)?.name ?? null, at: saidAt }]];
    }),
  );
}
