"use client";

import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { refusalOf } from "#trpc/refusal.ts";
import { OrganisationFields, useOrganisationDraft } from "./organisation-fields.tsx";

/** An organisation of one's own. */
export function NewOrganisationForm({ url }: { url: string }) {
  const t = useTranslations("auth");
  const cancel = useTranslations("common.actions")("cancel");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const organisation = useOrganisationDraft();
  const create = useMutation(
    trpc.organisations.create.mutationOptions({
      // A whole new page: nothing of another organisation stays in the cache.
      onSuccess: ({ key }) => window.location.assign(paths.home(key)),
    }),
  );
  const text = create.isError ? refusalText(create.error) : null;
  const isOfName = refusalOf(create.error)?.fields?.name !== undefined;
  const errors = isOfName ? { name: text, key: null } : { name: null, key: text };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(organisation.draft);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <div>
        <h1 className="text-title">{t("newOrganisation.title")}</h1>
        <p className="mt-1 text-body text-ink-2">{t("newOrganisation.body")}</p>
      </div>
      <OrganisationFields {...organisation} url={url} errors={errors} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" busy={create.isPending || create.isSuccess}>
          {t("setUp.submit")}
        </Button>
        <Link href={paths.root()} className={buttonStyle("quiet")}>
          {cancel}
        </Link>
      </div>
    </form>
  );
}
