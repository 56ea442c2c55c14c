import { useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Changes of alerts: they are read anew afterwards. */
export function useAlertRun(): ReturnType<typeof useRun> {
  return useRun(useTRPC().alerts.pathKey());
}
