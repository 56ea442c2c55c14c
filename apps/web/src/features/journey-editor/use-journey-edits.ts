"use client";

import type { Journey, JourneyStage, JourneyTouchpoint } from "@heard/core/journey";
import type { Locale } from "@heard/messages";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useStandingWords } from "#lib/use-standing-words.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { placed } from "./placed.ts";

/** Everything that can be done to the journey, each said in the notice bar when it is done. */
export function useJourneyEdits(journey: Journey, locale: Locale) {
  const t = useTranslations("journeyEditor.done");
  const trpc = useTRPC();
  const { journey: client } = useTRPCClient();
  const queryClient = useQueryClient();
  const undo = useTranslations("common.actions")("undo");
  const { run, attempt, bin } = useRun(trpc.journey.pathKey());
  const standingWords = useStandingWords();
  const name = (thing: Pick<JourneyStage | JourneyTouchpoint, "name">) => nameIn(locale, thing.name);
  const show = (next: Journey) => queryClient.setQueryData(trpc.journey.read.queryKey(), next);
  const moveTouchpoint = (touchpoint: JourneyTouchpoint, stage: string | null, to: number) => {
    const inStage = journey.touchpoints.filter((one) => one.stage === touchpoint.stage && one.archivedAt === null);
    const seen = { stage: touchpoint.stage, to: inStage.findIndex(({ key }) => key === touchpoint.key) };
    // Shown at once where it was put; the server's answer comes after.
    show({ ...journey, touchpoints: placed(journey.touchpoints, touchpoint, stage, to) });
    return run(
      () => client.moveTouchpoint.mutate({ key: touchpoint.key, stage, to, seen }),
      movedText(journey, touchpoint, stage),
    );
  };
  return {
    attempt,
    client,
    moveTouchpoint,
    /** `to` counts the touchpoints as they stand on screen, the dragged one among them. */
    dropTouchpoint: (key: string, stage: string | null, to: number) => {
      const touchpoint = journey.touchpoints.find((one) => one.key === key);
      if (!touchpoint) return;
      const inStage = journey.touchpoints.filter((one) => one.stage === stage && one.archivedAt === null);
      const from = inStage.indexOf(touchpoint);
      const place = from >= 0 && from < to ? to - 1 : to;
      if (from !== place) void moveTouchpoint(touchpoint, stage, place);
    },
    moveStage: (stage: JourneyStage, to: number) => {
      const inUse = journey.stages.filter(({ archivedAt }) => archivedAt === null);
      const seen = { to: inUse.findIndex(({ key }) => key === stage.key) };
      return run(() => client.moveStage.mutate({ key: stage.key, to, seen }), t("moved", { name: name(stage) }));
    },
    archiveStage: (stage: JourneyStage) =>
      run(() => client.archiveStage.mutate({ key: stage.key }), t("archived", { name: name(stage) })),
    restoreStage: (stage: JourneyStage) =>
      run(() => client.restoreStage.mutate({ key: stage.key }), t("restored", { name: name(stage) })),
    archiveTouchpoint: (touchpoint: JourneyTouchpoint) =>
      run(
        () => client.archiveTouchpoint.mutate({ key: touchpoint.key }),
        ({ standing }) => standingWords(t("archived", { name: name(touchpoint) }), standing),
      ),
    deleteTouchpoint: (touchpoint: JourneyTouchpoint) =>
      bin(() => client.deleteTouchpoint.mutate({ key: touchpoint.key }), {
        deleted: t("deleted", { name: name(touchpoint) }),
        undo,
      }),
    restoreTouchpoint: (touchpoint: JourneyTouchpoint) =>
      run(() => client.restoreTouchpoint.mutate({ key: touchpoint.key }), t("restored", { name: name(touchpoint) })),
  };

  function movedText(before: Journey, touchpoint: JourneyTouchpoint, stage: string | null): string {
    const names = { name: name(touchpoint) };
    if (touchpoint.stage === stage) return t("moved", names);
    const target = before.stages.find(({ key }) => key === stage);
    return target ? t("movedTo", { ...names, stage: name(target) }) : t("movedOut", names);
  }
}

export type JourneyEdits = ReturnType<typeof useJourneyEdits>;
