"use client";

import { Button } from "@heard/ui/button";
import { cx } from "@heard/ui/cx";
import { controlStyle } from "@heard/ui/field";
import { CopyIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { copyText } from "#lib/copy-text.ts";

/** An address to hand on: whole to be read, and one press to be taken. */
export function CopyAddress({ label, address }: { label: string; address: string }) {
  const t = useTranslations("surveyPages.links");
  const id = useId();
  return (
    <div className="max-w-2xl">
      <label htmlFor={id} className="mb-1.5 block font-medium text-ui">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
          className={cx(controlStyle, "font-mono")}
        />
        <Button icon={<CopyIcon />} onClick={() => void copyText(address).then(() => notify({ text: t("copied") }))}>
          {t("copy")}
        </Button>
      </div>
    </div>
  );
}
