"use client";

import type { SuggestionItem } from "@heard/core/suggestions";
import { suggestionCan } from "@heard/core/suggestions/rules";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { useSuggestionRun, wordsOf } from "./use-suggestion-run.ts";

const box = "flex min-h-12 w-16 shrink-0 flex-col items-center justify-center self-start rounded-control text-small";

/** How many want it, and whether the reader does. One's own, and what is decided, is not voted on. */
export function VoteButton({ suggestion, format }: { suggestion: SuggestionItem; format: Format }) {
  const t = useTranslations("suggestions");
  const { suggestions: client } = useTRPCClient();
  const { run } = useSuggestionRun();
  const { id, title, votes, hasVoted, isOwn } = suggestion;
  const count = <span className="font-semibold text-body">{format.count(votes)}</span>;
  if (isOwn || !suggestionCan("vote", suggestion))
    return (
      <p className={`${box} bg-sunk text-ink-2`}>
        {count}
        <span>{t("votes", { count: votes })}</span>
      </p>
    );
  const press = () =>
    run(
      () =>
        hasVoted
          ? client.takeVoteBack.mutate({ suggestionId: id })
          : client.vote.mutate({ suggestionId: id, seen: wordsOf(suggestion) }),
      t(hasVoted ? "tookBack" : "votedFor"),
    );
  return (
    <button
      type="button"
      aria-pressed={hasVoted}
      onClick={() => void press()}
      className={`${box} border border-line-strong bg-raised text-ink-2 transition-colors hover:bg-sunk aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent`}
    >
      {count}
      <span>{t(hasVoted ? "voted" : "vote")}</span>
      <span className="sr-only"> {t("for", { title })}</span>
    </button>
  );
}
