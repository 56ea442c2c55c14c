"use client";

import { mostShown, suggestionCan } from "@heard/core/suggestions/rules";
import { Select } from "@heard/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { SuggestionStepProps } from "./suggestion-menu.tsx";
import { useSuggestionRun, wordsOf } from "./use-suggestion-run.ts";

/** Makes it a part of another one: those that say nearly the same stand first. */
export default function MergeDialog({ suggestion, onClose }: SuggestionStepProps & { onClose: () => void }) {
  const t = useTranslations("suggestions.decide");
  const trpc = useTRPC();
  const { suggestions: client } = useTRPCClient();
  const { attempt } = useSuggestionRun();
  const { id } = suggestion;
  // As it stood when this was opened: the list behind may be read anew meanwhile.
  const [seen] = useState(() => wordsOf(suggestion));
  const { title, text } = seen;
  const { data: alike = [] } = useQuery(trpc.suggestions.similar.queryOptions({ title, text }));
  const { data: open } = useQuery(trpc.suggestions.list.queryOptions({ view: "open", limit: mostShown }));
  const [chosen, setChosen] = useState<string | null>(null);
  const others = [...new Map([...alike, ...(open?.items ?? [])].map((one) => [one.id, one])).values()].filter(
    (one) => one.id !== id && suggestionCan("receive", one),
  );
  const [likest] = alike.filter((one) => others.includes(one));
  const into = chosen ?? String(likest?.id ?? "");
  const merge = () => {
    const other = others.find((one) => String(one.id) === into);
    const intoSeen = other === undefined ? {} : { intoSeen: wordsOf(other) };
    return client.merge.mutate({ suggestionId: id, intoId: Number(into), seen, ...intoSeen });
  };
  return (
    <FormDialog
      title={t("mergeTitle")}
      submitLabel={t("merge")}
      onClose={onClose}
      onSubmit={() => attempt(merge, t("merged"))}
    >
      {(refusal) => (
        <>
          <div className="text-ui">
            <p className="wrap-anywhere font-semibold">{title}</p>
            <p className="sentence text-ink-2">{t("mergeLead")}</p>
          </div>
          <Select
            label={t("into")}
            value={into}
            onChange={(event) => setChosen(event.target.value)}
            error={refusal}
            required
            options={[
              { value: "", label: t("choose") },
              ...others.map((one) => ({ value: String(one.id), label: one.title })),
            ]}
          />
        </>
      )}
    </FormDialog>
  );
}
