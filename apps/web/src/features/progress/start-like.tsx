"use client";

import { Button } from "@heard/ui/button";
import { notify } from "@heard/ui/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPCClient } from "#trpc/client.tsx";

/** Logs a plan like this one and opens it. */
export function StartLike({ organisation, planId }: { organisation: string; planId: number }) {
  const t = useTranslations("progress.planLibrary");
  const router = useRouter();
  const { improvementPlans: client } = useTRPCClient();
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      const { number } = await client.logLike.mutate({ planId });
      notify({ text: t("logged", { number: String(number) }) });
      router.push(paths.plan(organisation, number));
    } catch (error) {
      notify({ text: refusalText(error), tone: "danger" });
      setBusy(false);
    }
  };
  return (
    <Button busy={busy} onClick={() => void start()}>
      {t("like")}
    </Button>
  );
}
