"use client";

import type { SearchCommentsInput } from "@heard/core/comments/schema";
import type { CommentItem } from "@heard/core/comments/search";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import OpenCaseDialog from "#features/cases/open-case-dialog.tsx";
import { CommentText } from "#features/comments/comment-text.tsx";
import type { Format } from "#lib/format.ts";
import { useTRPC } from "#trpc/client.tsx";

type ChooseCustomerDialogProps = {
  organisation: string;
  format: Format;
  query: SearchCommentsInput;
  onClose: () => void;
};

/** A change is nobody's matter, a case is one customer's: whose, of those who said it. */
export default function ChooseCustomerDialog({ organisation, format, query, onClose }: ChooseCustomerDialogProps) {
  const t = useTranslations("alerts.choosing");
  const close = useTranslations("common.actions")("close");
  const { data: page } = useQuery(useTRPC().comments.search.queryOptions(query));
  const [chosen, setChosen] = useState<string | null>(null);
  if (chosen !== null) return <OpenCaseDialog organisation={organisation} responseId={chosen} onClose={onClose} />;
  return (
    <Dialog open title={t("title")} closeLabel={close} onClose={onClose}>
      <p className="sentence text-ink-2 text-ui">{t("lead")}</p>
      {page && page.items.length === 0 ? <StateNote title={t("none")} headingLevel={3} /> : null}
      <ol className="mt-2">
        {page?.items.map((one) => (
          <Customer key={`${one.responseId} ${one.item}`} one={one} format={format} onChoose={setChosen} />
        ))}
      </ol>
    </Dialog>
  );
}

function Customer({
  one: { responseId, day, text, language, scores },
  format,
  onChoose,
}: {
  one: CommentItem;
  format: Format;
  onChoose: (responseId: string) => void;
}) {
  const t = useTranslations("alerts.choosing");
  const ofScale = useTranslations("common.figures");
  const said = scores.map(({ value, max }) => ofScale("ofScale", { value: String(value), max: String(max) }));
  return (
    <li className="border-line border-b py-3">
      <blockquote className="wrap-anywhere line-clamp-3">
        <CommentText text={text} language={language} />
      </blockquote>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-2">
        <span className="text-ink-3 text-small">{[format.day(day), ...said].join(" · ")}</span>
        <Button onClick={() => onChoose(responseId)} aria-label={t("chooseOf", { day: format.day(day) })}>
          {t("choose")}
        </Button>
      </div>
    </li>
  );
}
