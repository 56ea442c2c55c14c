import { useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Changes of targets: they are read anew afterwards. */
export function useTargetRun(): ReturnType<typeof useRun> {
  return useRun(useTRPC().targets.pathKey());
}
