"use client";

import { buttonStyle } from "@heard/ui/button-style";
import { PlusIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { paths } from "#lib/paths.ts";

type Props = {
  organisation: string;
  /** The evidence, as the form reads it from its address. */
  query: Parameters<typeof paths.newPlan>[1];
  /** `p` follows it. */
  listens?: boolean;
};

/** From what somebody looks at to a plan that has it as its evidence. */
export function LogPlanLink({ organisation, query, listens = false }: Props) {
  const t = useTranslations("common.actions");
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!listens) return;
    const follow = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      if (key !== "p" || ctrlKey || metaKey || altKey) return;
      const isTyping = target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select");
      if (!isTyping && !document.querySelector("dialog[open]")) link.current?.click();
    };
    window.addEventListener("keydown", follow);
    return () => window.removeEventListener("keydown", follow);
  }, [listens]);
  return (
    <Link
      ref={link}
      href={paths.newPlan(organisation, query)}
      prefetch={false}
      className={buttonStyle()}
      aria-keyshortcuts={listens ? "p" : undefined}
    >
      <PlusIcon />
      {t("logPlan")}
    </Link>
  );
}
