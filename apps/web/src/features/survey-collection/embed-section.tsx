"use client";

import type { EmbedSettings } from "@heard/survey";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { CopyIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { notify } from "@heard/ui/toast";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SideSection } from "#components/section.tsx";
import { copyText } from "#lib/copy-text.ts";
import type { Format } from "#lib/format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { EmbedFields } from "./embed-fields.tsx";
import { type EmbedFault, emptyEmbed, settingsFrom, valuesOf } from "./embed-values.ts";

const VisitPart = latePart(() => import("./visit-part.tsx"), MissingPanel);

type Props = {
  survey: { id: number; key: string };
  /** What respondents are asked now. */
  asked: SurveyDefinition;
  gateway: string;
  isOpen: boolean;
  mayEdit: boolean;
  format: Format;
};

/** A survey on pages of the organisation's own: which pages, when, and the line that they carry. */
export function EmbedSection({ survey, asked, gateway, isOpen, mayEdit, format }: Props) {
  const t = useTranslations("surveyCollection.embed");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.surveyEntries.get.queryOptions({ surveyId: survey.id }));
  return (
    <SideSection title={t("title")} lead={t("lead")}>
      {data ? (
        <>
          {data.embed && data.embed.origins.length > 0 ? <Snippet address={gateway} survey={survey.key} /> : null}
          <EmbedForm
            key={JSON.stringify(data.embed)}
            surveyId={survey.id}
            stored={data.embed}
            mayEdit={mayEdit}
            languages={asked.languages.map((tag) => ({ tag, name: format.language(tag) }))}
          />
          {data.embed ? <VisitPart settings={data.embed} survey={survey.key} isOpen={isOpen} /> : null}
        </>
      ) : (
        <div className="h-96" aria-busy="true" />
      )}
    </SideSection>
  );
}

function Snippet({ address, survey }: { address: string; survey: string }) {
  const t = useTranslations("surveyCollection");
  const line = `<script async src="${address}/embed.js" data-survey="${survey}"></script>`;
  return (
    <div className="mb-6 max-w-2xl">
      <p className="mb-1.5 font-medium text-ui">{t("embed.snippet")}</p>
      <pre className="mb-2 overflow-x-auto whitespace-pre-wrap break-all rounded-control border border-line bg-sunk p-3 font-mono text-small">
        {line}
      </pre>
      <Button icon={<CopyIcon />} onClick={() => void copyText(line).then(() => notify({ text: t("copied") }))}>
        {t("copy")}
      </Button>
      <p className="sentence mt-2 text-ink-3 text-small">{t("embed.snippetHint", { gateway: address })}</p>
    </div>
  );
}

type FormProps = {
  surveyId: number;
  stored: EmbedSettings | null;
  mayEdit: boolean;
  languages: { tag: string; name: string }[];
};

function EmbedForm({ surveyId, stored, mayEdit, languages }: FormProps) {
  const t = useTranslations("surveyCollection");
  const trpc = useTRPC();
  const { surveyEntries: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveyEntries.pathKey());
  const [values, setValues] = useState(valuesOf(stored ?? emptyEmbed));
  const [faults, setFaults] = useState<readonly EmbedFault[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!mayEdit) return;
    const read = settingsFrom(values);
    setFaults("faults" in read ? read.faults : []);
    if ("faults" in read) return;
    setBusy(true);
    const change = { surveyId, embed: read.settings, seen: { embed: stored } };
    setRefusal(await attempt(() => client.updateEmbed.mutate(change), t("saved")));
    setBusy(false);
  };
  return (
    <form onSubmit={save} className="flex max-w-2xl flex-col gap-4">
      <EmbedFields values={values} onChange={setValues} faults={faults} isFixed={!mayEdit} languages={languages} />
      {refusal ? (
        <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-ui">
          {refusal}
        </p>
      ) : null}
      <div className="flex [&>span]:items-start">
        <Button type="submit" busy={busy} disabledReason={mayEdit ? null : t("onlyEditors")}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
