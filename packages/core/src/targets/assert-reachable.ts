import type { ScaleRow } from "@heard/db/schema/metrics";
import type { ScoreMethod } from "@heard/metrics";
import { endsOf } from "../benchmarks/rules.ts";
import { invalidInput } from "../errors.ts";
import { unitOf } from "../measures/methods.ts";

/** A target lies where a score can be, on a day that is still to come. @throws DomainError invalid_input `target_value`, `target_due` */
export function assertReachable(
  { value, dueOn }: { value: number; dueOn: string },
  { method, scale, today }: { method: ScoreMethod; scale: Pick<ScaleRow, "min" | "max">; today: string },
): void {
  const [low, high] = endsOf(unitOf[method], scale);
  if (value < low || value > high) throw invalidInput("target_value", { low, high });
  if (dueOn <= today) throw invalidInput("target_due", { day: dueOn });
}
