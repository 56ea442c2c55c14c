"use client";

import { Button } from "@heard/ui/button";
import { RefreshIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";

/** In the place of what could not be read: why, and another try. */
export function LoadError({ title, error, onRetry }: { title?: string; error: unknown; onRetry: () => void }) {
  const t = useTranslations("common");
  const refusalText = useRefusalText();
  return (
    <StateNote
      role="alert"
      title={title ?? t("states.errorTitle")}
      action={
        <Button icon={<RefreshIcon />} onClick={onRetry}>
          {t("actions.retry")}
        </Button>
      }
    >
      {refusalText(error)}
    </StateNote>
  );
}
