"use client";

import { Button } from "@heard/ui/button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** Takes over the themes that come with the product, to be changed at will. */
export function AdoptThemes() {
  const t = useTranslations("themes");
  const client = useTRPCClient();
  const router = useRouter();
  const { run } = useRun(useTRPC().themes.list.queryKey());
  const [isBusy, setBusy] = useState(false);
  const adopt = async () => {
    setBusy(true);
    await run(() => client.themes.adoptStarter.mutate(), t("adopted"));
    setBusy(false);
    router.refresh();
  };
  return (
    <Button tone="primary" busy={isBusy} onClick={() => void adopt()}>
      {t("adopt")}
    </Button>
  );
}
