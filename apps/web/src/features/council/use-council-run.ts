import { useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Changes of the council and its meetings: they are read anew afterwards. */
export function useCouncilRun(): ReturnType<typeof useRun> {
  return useRun(useTRPC().council.pathKey());
}
