"use client";

import { Button } from "@heard/ui/button";
import { RefreshIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition } from "react";

export type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be made: what failed, what is still true, the way back, and the id under which it was logged. */
export function PageError({ error, reset }: PageErrorProps) {
  const t = useTranslations("common");
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <StateNote
      role="alert"
      headingLevel={1}
      title={t("states.pageErrorTitle")}
      small={error.digest ? t("states.requestId", { id: error.digest }) : null}
      action={
        <Button tone="primary" icon={<RefreshIcon />} onClick={retry}>
          {t("actions.retry")}
        </Button>
      }
    >
      {t("states.pageErrorBody")}
    </StateNote>
  );
}
