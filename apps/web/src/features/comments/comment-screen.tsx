"use client";

import type { CommentDetail } from "@heard/core/comments/get";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useListKeys } from "#lib/use-list-keys.ts";
import { useTRPC } from "#trpc/client.tsx";
import Asking from "./asking.tsx";
import type { CommentRights } from "./comment-list.tsx";
import { commentName } from "./comment-name.ts";
import CommentPanel from "./comment-panel.tsx";
import type { Asked } from "./triage-buttons.tsx";
import { type NamedTheme, useCommentNames } from "./use-comment-names.ts";
import { useTriage } from "./use-triage.ts";

export type CommentScreenProps = CommentRights & {
  organisation: { key: string; timeZone: string };
  initial: CommentDetail;
  catalogue: Catalogue;
  themes: readonly NamedTheme[];
};

const nowhere = () => {};

/** One comment at its own address. */
export function CommentScreen({ organisation, initial, catalogue, themes, ...rights }: CommentScreenProps) {
  const t = useTranslations("comments.item");
  const format = useFormat(organisation.timeZone);
  const names = useCommentNames(catalogue, themes);
  const triage = useTriage(organisation.key);
  const trpc = useTRPC();
  const { responseId, item } = initial;
  const { data: comment } = useQuery(trpc.comments.byId.queryOptions({ responseId, item }, { initialData: initial }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const keys = {
    s: () => setAsked("sentiment"),
    t: () => setAsked("themes"),
    c: () => triage.confirm([comment]),
    u: () => triage.undo(),
  };
  useListKeys({ count: 0, at: null, onMove: nowhere, onOpen: nowhere, ...(rights.canCorrect ? { keys } : {}) });
  return (
    <div className="max-w-2xl">
      <PageHeader
        overline={<Link href={paths.comments(organisation.key)}>{t("back")}</Link>}
        title={t("title", { day: format.day(comment.day) })}
      />
      <div className="mt-6">
        <CommentPanel
          {...rights}
          organisation={organisation.key}
          comment={comment}
          initial={initial}
          names={names}
          format={format}
          onAsk={setAsked}
          onConfirm={() => triage.confirm([comment])}
        />
        <p className="mt-6 text-ui" data-print="hide">
          <Link
            href={paths.suggestions(organisation.key, { comment: commentName(comment) })}
            className="link finger-high"
          >
            {t("suggest")}
          </Link>
        </p>
      </div>
      <Asking what={asked} comments={[comment]} themes={themes} triage={triage} onClose={() => setAsked(null)} />
    </div>
  );
}
