"use client";

import type { SourceMove } from "@heard/core/sources";
import { Button } from "@heard/ui/button";
import { RefreshIcon } from "@heard/ui/icons";
import { Progress } from "@heard/ui/progress";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useFormat } from "#lib/use-format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

const pollMs = 1000;
const isUnderWay = ({ state }: SourceMove) => state !== "failed";

/** Large sources on their way into the bin or out of it, whose responses follow some at a time; and those that stopped there. */
export function SourceMoves({ initial, timeZone }: { initial: SourceMove[]; timeZone: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: moves } = useQuery(
    trpc.sources.moves.queryOptions(undefined, {
      initialData: initial,
      refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? pollMs : false),
    }),
  );
  const underWay = moves.filter(isUnderWay).length;
  // Where one has arrived, what the lists say of it has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: reads anew when their number changes
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: trpc.bin.list.queryKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.sources.list.queryKey() });
  }, [underWay, queryClient, trpc]);
  if (moves.length === 0) return null;
  return (
    <ul className="mt-6 flex flex-col gap-4" data-print="hide">
      {moves.map((move) => (
        <li key={move.jobId}>
          {move.state === "failed" ? (
            <Stopped move={move} timeZone={timeZone} />
          ) : (
            <UnderWay move={move} timeZone={timeZone} />
          )}
        </li>
      ))}
    </ul>
  );
}

type MoveProps = { move: SourceMove; timeZone: string };

function useProgress({ doneCount, totalCount }: SourceMove, timeZone: string): string {
  const t = useTranslations("bin.moves");
  const format = useFormat(timeZone);
  return t("progress", { done: format.count(doneCount), total: totalCount });
}

function UnderWay({ move, timeZone }: MoveProps) {
  const t = useTranslations("bin.moves");
  const { name, to, state, doneCount, totalCount } = move;
  const progress = useProgress(move, timeZone);
  const text = state === "waiting" ? t("waiting") : progress;
  return (
    <div role="status">
      <p className="wrap-anywhere mb-2 font-medium text-body">{t(to, { name })}</p>
      <Progress label={t(to, { name })} share={totalCount > 0 ? doneCount / totalCount : null} text={text} />
      <p className="mt-1 text-ink-3 text-small tabular-nums">{text}</p>
    </div>
  );
}

/** It stopped on its way: how far it came, and another try. */
function Stopped({ move, timeZone }: MoveProps) {
  const t = useTranslations("bin");
  const retry = useTranslations("common.actions")("retry");
  const trpc = useTRPC();
  const { sources: client } = useTRPCClient();
  const { run } = useRun(trpc.sources.moves.queryKey());
  const { key, name, to } = move;
  const progress = useProgress(move, timeZone);
  const again = () => (to === "bin" ? client.delete : client.restore).mutate({ source: key });
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-2 border-danger border-l-2 pl-3">
      <p className="wrap-anywhere text-body">
        {t(to === "bin" ? "moves.failedBin" : "moves.failedUse", { name, progress })}
      </p>
      <Button icon={<RefreshIcon />} onClick={() => run(again, t(`moves.${to}`, { name }))}>
        {retry}
      </Button>
    </div>
  );
}
