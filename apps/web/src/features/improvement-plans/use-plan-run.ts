import { useQueryClient } from "@tanstack/react-query";
import { useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Changes of one plan: the plan, its verdict and the list are read anew. */
export function usePlanRun(): ReturnType<typeof useRun> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const run = useRun(trpc.improvementPlans.pathKey());
  const alsoVerdict = <Result>(work: () => Promise<Result>) =>
    work().finally(() => queryClient.invalidateQueries({ queryKey: trpc.verdicts.pathKey() }));
  return {
    ...run,
    attempt: (work, done) => run.attempt(() => alsoVerdict(work), done),
    run: (work, done) => run.run(() => alsoVerdict(work), done),
  };
}
