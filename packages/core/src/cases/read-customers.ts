import type { Transaction } from "@heard/db";
import type { CaseRow } from "@heard/db/schema/cases";
import { responses } from "@heard/db/schema/responses";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, inArray, isNotNull } from "drizzle-orm";

/** Whose matter cases are, by the id of the case: the customer of their response as the organisation calls them. Not there where nobody knows. */
export async function readCustomers(
  tx: Transaction,
  rows: readonly Pick<CaseRow, "id" | "responseId">[],
): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ responseId }) => responseId ?? []);
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: responses.id, customer: responses.customer })
    .from(responses)
    .where(
      and(
        inArray(responses.shardKey, [...new Set(ids.map(shardKeyOfId))]),
        inArray(responses.id, ids),
        isNotNull(responses.customer),
      ),
    );
  const customers = new Map(found.map(({ id, customer }) => [id, customer]));
  return new Map(
    rows.flatMap(({ id, responseId }) => {
      const customer = customers.get(responseId ?? "");
      return customer ? [[id, customer]] : [];
    }),
  );
}
