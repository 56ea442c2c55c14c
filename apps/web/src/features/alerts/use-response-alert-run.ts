import { useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Changes of alerts of single responses and of their rules: they are read anew afterwards. */
export function useResponseAlertRun(): ReturnType<typeof useRun> {
  return useRun(useTRPC().responseAlerts.pathKey());
}
