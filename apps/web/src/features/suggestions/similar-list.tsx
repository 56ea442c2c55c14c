"use client";

import type { SuggestionItem } from "@heard/core/suggestions";
import { suggestionCan } from "@heard/core/suggestions/rules";
import { Button } from "@heard/ui/button";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { useSettled } from "./use-settled.ts";
import { useSuggestionRun, wordsOf } from "./use-suggestion-run.ts";

/** From so many characters on there is something to compare; two Han characters are a word. */
const leastTyped = 2;
const settleMs = 300;

type SimilarListProps = { organisation: string; title: string; text: string; onVoted: () => void };

/** What may be the same as what is typed: whoever finds it there votes for it instead. */
export function SimilarList({ organisation, title, text, onVoted }: SimilarListProps) {
  const t = useTranslations("suggestions");
  const trpc = useTRPC();
  const { suggestions: client } = useTRPCClient();
  const { run } = useSuggestionRun();
  const typed = { title: useSettled(title.trim(), settleMs), text: useSettled(text.trim(), settleMs) };
  const { data = [] } = useQuery(
    trpc.suggestions.similar.queryOptions(typed, {
      enabled: typed.title.length >= leastTyped,
      placeholderData: keepPreviousData,
    }),
  );
  const found = typed.title.length >= leastTyped ? data : [];
  const vote = async (one: SuggestionItem) => {
    await run(() => client.vote.mutate({ suggestionId: one.id, seen: wordsOf(one) }), t("votedFor"));
    onVoted();
  };
  return (
    <div role="status">
      {found.length === 0 ? null : (
        <>
          <p className="font-medium text-ui">{t("form.similar")}</p>
          <ul className="mt-1 border-line border-t">
            {found.map((one) => (
              <li
                key={one.id}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b py-2"
              >
                <div className="min-w-0 grow basis-52 text-ui">
                  <p className="wrap-anywhere">{one.title}</p>
                  <p className="wrap-anywhere text-ink-3 text-small">
                    {t(`views.${one.state === "accepted" || one.state === "declined" ? one.state : "open"}`)}
                    {one.state === "declined" ? ` · ${one.reason}` : null}
                    {one.plan ? (
                      <>
                        {" · "}
                        <Link className="link" href={paths.plan(organisation, one.plan.number)}>
                          {t("accepted.plan", { number: String(one.plan.number), title: one.plan.title })}
                        </Link>
                      </>
                    ) : null}
                  </p>
                </div>
                {suggestionCan("vote", one) && !one.isOwn && !one.hasVoted ? (
                  <Button onClick={() => void vote(one)}>
                    {t("form.instead")}
                    <span className="sr-only"> {t("for", { title: one.title })}</span>
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
