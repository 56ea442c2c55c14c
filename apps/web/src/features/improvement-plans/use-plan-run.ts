import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";
import { refusalOf } from "#trpc/refusal.ts";

/** Changes of one plan: the plan, its verdict and the list are read anew. Where somebody else was faster, it says in which field. */
export function usePlanRun(): ReturnType<typeof useRun> {
  const t = useTranslations("plans");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const run = useRun(trpc.improvementPlans.pathKey());
  const alsoVerdict = <Result>(work: () => Promise<Result>) =>
    work().finally(() => queryClient.invalidateQueries({ queryKey: trpc.verdicts.pathKey() }));
  const attempt: typeof run.attempt = async (work, done) => {
    let field: CollidingField | null = null;
    const refusal = await run.attempt(
      () =>
        alsoVerdict(work).catch((error: unknown) => {
          field = collidingField(error);
          throw error;
        }),
      done,
    );
    return refusal !== null && field !== null
      ? t("collided", { field: t(`fields.${field as CollidingField}`), refusal })
      : refusal;
  };
  return { ...run, attempt, run: (work, done) => run.run(() => alsoVerdict(work), done) };
}

const fields = [
  ...["title", "touchpoint", "kind", "cost", "spent", "ownerId", "sponsorId", "contributorIds", "isCrossTeam"],
  ...["cause", "startsOn", "goal", "assigneeId", "dueOn", "state", "position"],
] as const;
type CollidingField = (typeof fields)[number];

/** The field that somebody else has changed meanwhile, where that is what a refusal says. */
function collidingField(error: unknown): CollidingField | null {
  const refusal = refusalOf(error);
  if (refusal?.reason !== "changed_meanwhile") return null;
  return fields.find((one) => one === refusal.params.field) ?? null;
}
