"use client";

import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";

type FormFootProps = {
  /** Why the last try was refused. */
  refusal: string | null;
  busy: boolean;
  /** Why there is nothing to save, or not for this reader. */
  disabledReason: string | null;
};

/** The end of a form of a survey's settings: why it was refused, and the way to save it. */
export function FormFoot({ refusal, busy, disabledReason }: FormFootProps) {
  const t = useTranslations("surveyPages.settings");
  return (
    <>
      {refusal ? (
        <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-ui">
          {refusal}
        </p>
      ) : null}
      <div className="flex [&>span]:items-start">
        <Button type="submit" tone="primary" busy={busy} disabledReason={disabledReason}>
          {t("save")}
        </Button>
      </div>
    </>
  );
}
