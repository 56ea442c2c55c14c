"use client";

import type { FollowInput, FollowItem } from "@heard/core/follows";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon } from "@heard/ui/icons";
import { Select } from "@heard/ui/select";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Named } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type FollowListProps = {
  organisation: string;
  initial: FollowItem[];
  touchpoints: readonly Named[];
  themes: readonly Named[];
};

/** What the reader follows, with the way to more of it and out of it. Plans are followed on their own page. */
export function FollowList({ organisation, initial, touchpoints, themes }: FollowListProps) {
  const t = useTranslations("progress.follow");
  const locale = useLocale();
  const trpc = useTRPC();
  const { follows: client } = useTRPCClient();
  const { run } = useRun(trpc.follows.pathKey());
  const { data: all } = useQuery(trpc.follows.list.queryOptions(undefined, { initialData: initial }));
  const isFollowed = (kind: "touchpoint" | "theme", key: string) =>
    all.some((one) => one.kind === kind && subjectOf(one) === key);
  const choices = (kind: "touchpoint" | "theme", named: readonly Named[]) =>
    named
      .filter(({ key }) => !isFollowed(kind, key))
      .map(({ key, name }) => ({ value: `${kind}:${key}`, label: nameIn(locale, name) }));
  const start = (choice: string) => {
    const [kind, key = ""] = choice.split(":");
    const wanted: FollowInput = kind === "theme" ? { kind, theme: key } : { kind: "touchpoint", touchpoint: key };
    return run(() => client.follow.mutate(wanted), t("followed"));
  };
  const nameOf = (one: FollowItem) =>
    one.kind === "plan" ? t("plan", { number: String(one.number), title: one.title }) : nameIn(locale, one.name);
  return (
    <>
      {all.length === 0 ? <p className="text-body text-ink-2">{t("none")}</p> : null}
      <ul>
        {all.map((one) => (
          <li
            key={`${one.kind} ${subjectOf(one)}`}
            className="flex items-center justify-between gap-3 border-line border-b py-1"
          >
            <span className="wrap-anywhere min-w-0 text-ui">
              <Link className="link finger-high" href={hrefOf(organisation, one)}>
                {nameOf(one)}
              </Link>{" "}
              {one.kind === "plan" ? null : <span className="text-ink-3 text-small">{t(`kinds.${one.kind}`)}</span>}
            </span>
            <IconButton
              label={t("unfollow", { name: nameOf(one) })}
              icon={<CloseIcon />}
              onClick={() => void run(() => client.unfollow.mutate(inputOf(one)), t("unfollowed"))}
            />
          </li>
        ))}
      </ul>
      <Select
        className="mt-4 max-w-sm"
        label={t("add")}
        value=""
        onChange={(event) => void start(event.target.value)}
        placeholder={t("choose")}
        options={[
          { label: t("touchpoints"), options: choices("touchpoint", touchpoints) },
          { label: t("themes"), options: choices("theme", themes) },
        ].filter(({ options }) => options.length > 0)}
      />
    </>
  );
}

const subjectOf = (one: FollowItem): string =>
  one.kind === "plan" ? String(one.planId) : one.kind === "theme" ? one.theme : one.touchpoint;

function inputOf(one: FollowItem): FollowInput {
  if (one.kind === "plan") return { kind: "plan", planId: one.planId };
  return one.kind === "theme"
    ? { kind: "theme", theme: one.theme }
    : { kind: "touchpoint", touchpoint: one.touchpoint };
}

function hrefOf(organisation: string, one: FollowItem): string {
  if (one.kind === "plan") return paths.plan(organisation, one.number);
  return one.kind === "theme"
    ? paths.comments(organisation, { theme: [one.theme] })
    : paths.scores(organisation, { touchpoint: [one.touchpoint] });
}
