"use client";

import type { SurveyCheck, SurveyDetail } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { TextArea } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Format } from "#lib/format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { Draft } from "./use-draft.ts";

export type DraftDeed = "discard" | "sendToReview" | "sendBack" | "publish";
export type DraftDialogProps = {
  deed: DraftDeed;
  survey: SurveyDetail;
  definition: SurveyDefinition;
  draft: Draft;
  check: SurveyCheck;
  format: Format;
  onClose: () => void;
};

/** What is agreed to before a draft goes on its way. */
export default function DraftDialog(props: DraftDialogProps) {
  switch (props.deed) {
    case "discard":
      return <DiscardDialog {...props} />;
    case "sendToReview":
      return <ReviewDialog {...props} />;
    case "sendBack":
      return <BackDialog {...props} />;
    default:
      return <PublishDialog {...props} />;
  }
}

/** Everything typed is kept first: what is done is done with the draft that stands on screen. `false` from the work: the check stands in its way. */
function useDeed({ draft }: DraftDialogProps) {
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const t = useTranslations("surveyBuilder.do");
  const finish = async (work: () => Promise<boolean>, done: string): Promise<string | null> => {
    const said = await work().then(
      (isDone) => (isDone ? null : t("notPublished")),
      (error: unknown) => refusalText(error),
    );
    await queryClient.invalidateQueries({ queryKey: trpc.surveys.pathKey() });
    if (said === null) notify({ text: done });
    return said;
  };
  return {
    client,
    finish,
    withEdit: async (work: (edit: number) => Promise<boolean>, done: string): Promise<string | null> => {
      const edit = await draft.settle();
      return edit === null ? t("saveFirst") : finish(() => work(edit), done);
    },
  };
}

function DiscardDialog(props: DraftDialogProps) {
  const t = useTranslations("surveyBuilder.do");
  const { survey, onClose } = props;
  const { client, withEdit } = useDeed(props);
  const published = survey.publishedVersion ?? 0;
  return (
    <FormDialog
      title={t("discardTitle", { version: String(published + 1) })}
      submitLabel={t("discard")}
      onClose={onClose}
      onSubmit={() =>
        withEdit((edit) => client.discardDraft.mutate({ surveyId: survey.id, edit }).then(() => true), t("discarded"))
      }
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("discardBody", { published: String(published) })}</p>
          <Refusal text={refusal} />
        </>
      )}
    </FormDialog>
  );
}

function ReviewDialog(props: DraftDialogProps) {
  const t = useTranslations("surveyBuilder");
  const { survey, onClose } = props;
  const { client, withEdit } = useDeed(props);
  const send = () =>
    withEdit(async (edit) => "sent" in (await client.sendToReview.mutate({ surveyId: survey.id, edit })), t("do.sent"));
  return (
    <FormDialog title={t("do.review")} submitLabel={t("do.review")} onClose={onClose} onSubmit={send}>
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("publish.inReview")}</p>
          <Refusal text={refusal} />
        </>
      )}
    </FormDialog>
  );
}

function BackDialog(props: DraftDialogProps) {
  const t = useTranslations("surveyBuilder.do");
  const { survey, onClose } = props;
  const { client, finish } = useDeed(props);
  const [note, setNote] = useState("");
  return (
    <FormDialog
      title={t("backTitle")}
      submitLabel={t("back")}
      onClose={onClose}
      onSubmit={() =>
        finish(() => client.sendBack.mutate({ surveyId: survey.id, note }).then(() => true), t("returned"))
      }
    >
      {(refusal) => (
        <TextArea
          label={t("backNote")}
          hint={t("backHint")}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={refusal}
          maxLength={2000}
        />
      )}
    </FormDialog>
  );
}

/** What publication does: to respondents, to trends, to the list of metrics. */
function PublishDialog(props: DraftDialogProps) {
  const t = useTranslations("surveyBuilder");
  const { survey, definition, check, format, onClose } = props;
  const { client, withEdit } = useDeed(props);
  const published = survey.publishedVersion;
  const version = String((published ?? 0) + 1);
  const broken = check.brokenTrends.flatMap((id) => {
    const question = definition.questions.find((one) => one.id === id);
    return [question?.text[definition.defaultLanguage] ?? id];
  });
  const adds = [...check.adds.metrics, ...check.adds.scales];
  const publish = () =>
    withEdit(
      async (edit) => "published" in (await client.publish.mutate({ surveyId: survey.id, edit })),
      t("do.published", { version }),
    );
  return (
    <FormDialog
      title={t("do.publishTitle", { version })}
      submitLabel={t("do.publishSubmit", { version })}
      onClose={onClose}
      onSubmit={publish}
    >
      {(refusal) => (
        <div className="flex flex-col gap-3 text-body text-ink-2">
          <p className="sentence">
            {published === null ? t("publish.first") : t("publish.next", { published: String(published), version })}
          </p>
          {published === null ? null : (
            <div>
              <p className="sentence">{t("publish.trends", { count: broken.length })}</p>
              {broken.length > 0 ? (
                <ul aria-label={t("publish.broken")} className="mt-1 list-disc pl-5 text-ink">
                  {broken.map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              ) : null}
            </div>
          )}
          {adds.length > 0 ? <p className="sentence">{t("publish.adds", { names: format.list(adds) })}</p> : null}
          {check.findings.length > 0 ? <p>{t("publish.advice", { count: check.findings.length })}</p> : null}
          <p className="text-ink-3 text-small">
            {survey.review?.sentBy ? t("publish.reviewed", { name: survey.review.sentBy }) : t("publish.alone")}
          </p>
          <Refusal text={refusal} />
        </div>
      )}
    </FormDialog>
  );
}

function Refusal({ text }: { text: string | null }) {
  return text === null ? null : (
    <p role="alert" className="border-danger border-l-2 pl-3 text-body text-danger">
      {text}
    </p>
  );
}
