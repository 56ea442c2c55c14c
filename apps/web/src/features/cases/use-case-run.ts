import { useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Changes of cases: they are read anew afterwards. */
export function useCaseRun(): ReturnType<typeof useRun> {
  return useRun(useTRPC().cases.pathKey());
}
