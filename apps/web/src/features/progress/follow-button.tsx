"use client";

import type { FollowInput } from "@heard/core/follows";
import { Button } from "@heard/ui/button";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** Following a plan, and no more following it. */
export function FollowButton({ planId }: { planId: number }) {
  const t = useTranslations("progress.follow");
  const trpc = useTRPC();
  const { follows: client } = useTRPCClient();
  const { run } = useRun(trpc.follows.pathKey());
  const [busy, setBusy] = useState(false);
  const { data: all } = useQuery(trpc.follows.list.queryOptions());
  const isFollowed = (all ?? []).some((one) => one.kind === "plan" && one.planId === planId);
  const subject: FollowInput = { kind: "plan", planId };
  const toggle = async () => {
    setBusy(true);
    await (isFollowed
      ? run(() => client.unfollow.mutate(subject), t("unfollowed"))
      : run(() => client.follow.mutate(subject), t("followed")));
    setBusy(false);
  };
  return (
    <Button aria-pressed={isFollowed} busy={busy || all === undefined} onClick={() => void toggle()}>
      {t(isFollowed ? "following" : "follow")}
    </Button>
  );
}
