"use client";

import type { AudiencePreview, DistributionItem } from "@heard/core/distributions";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { AudiencePart, StartHint } from "./audience-part.tsx";
import { LetterFields } from "./letter-fields.tsx";
import { AudiencePlanFields, type Declared, WhenFields, WhoFields } from "./plan-fields.tsx";
import { fieldsOf, type Plan, planOf } from "./plan-form.ts";

const StartDialog = latePart(() => import("./start-dialog.tsx"), MissingDialog);

type Props = {
  organisation: { key: string; timeZone: string };
  survey: { id: number; key: string; name: string };
  /** One that is there, and whom it would reach; a plan to begin with otherwise. */
  item: DistributionItem | null;
  preview: AudiencePreview | null;
  plan: Plan;
  declared: Declared;
  seesCustomers: boolean;
};

/** One sending while it is planned: to whom, what is written, when. Nothing goes before it is started. */
export function PlanScreen({ organisation, survey, item, preview, plan, declared, seesCustomers }: Props) {
  const t = useTranslations("distribution.form");
  const format = useFormat(organisation.timeZone);
  const router = useRouter();
  const trpc = useTRPC();
  const { distributions: client } = useTRPCClient();
  const { attempt } = useRun(trpc.distributions.pathKey());
  const [fields, setFields] = useState(() => fieldsOf(item?.name ?? survey.name, item?.event ?? null, plan));
  const [edit, setEdit] = useState(item?.edit ?? 0);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const save = async () => {
    const said = planOf(fields, plan, declared.fields);
    if (item) {
      const saved = await client.update.mutate({ distributionId: item.id, edit, name: fields.name, plan: said });
      setEdit(saved.edit);
      return item.id;
    }
    const { name, event } = fields;
    const made = await client.create.mutate({ surveyId: survey.id, name, event, plan: said });
    router.replace(paths.distributionPlan(organisation.key, survey.key, { sending: made.distributionId }));
    return made.distributionId;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(await attempt(save, t("saved")));
    setBusy(false);
  };
  return (
    <>
      <PageHeader
        overline={<Link href={paths.surveySending(organisation.key, survey.key)}>{survey.name}</Link>}
        title={item ? t("edit", { name: item.name }) : t("title")}
        lead={t("lead")}
      />
      <form ref={form} onSubmit={submit}>
        <WhoFields fields={fields} onChange={setFields} seed={item?.seed ?? null} isNew={item === null} />
        <AudiencePlanFields
          fields={fields}
          onChange={setFields}
          declared={declared}
          listed={plan.audience.customers?.length ?? 0}
        />
        <LetterFields fields={fields} onChange={setFields} format={format} />
        <WhenFields fields={fields} onChange={setFields} organisation={organisation.key} />
        {/* Under the fields, which stand beside the names of their parts. */}
        <div className="mt-8 flex flex-wrap items-center gap-3 rail:pl-76">
          <Button type="submit" tone={item ? "plain" : "primary"} busy={busy}>
            {t("save")}
          </Button>
          {item ? (
            <Steps
              {...{ item, save, refuse: setRefusal }}
              isWhole={() => form.current?.reportValidity() ?? false}
              onStart={() => setStarting(true)}
            />
          ) : null}
          {item && preview && item.event === null ? <StartHint distributionId={item.id} initial={preview} /> : null}
        </div>
        <p role="alert" className="mt-3 text-danger text-ui empty:hidden">
          {refusal}
        </p>
      </form>
      {isStarting && item && preview ? (
        <StartDialog
          item={item}
          preview={preview}
          onStarted={() => router.push(paths.surveySending(organisation.key, survey.key))}
          onClose={() => setStarting(false)}
        />
      ) : null}
      {item && preview ? (
        <AudiencePart
          organisation={organisation.key}
          distributionId={item.id}
          initial={preview}
          {...{ format, seesCustomers }}
        />
      ) : null}
    </>
  );
}

type StepsProps = {
  item: DistributionItem;
  /** Whether everything is filled in; what is not is shown. */
  isWhole: () => boolean;
  save: () => Promise<number>;
  refuse: (refusal: string | null) => void;
  onStart: () => void;
};

/** The letter to oneself, and the start. Both with what stands in the fields. */
function Steps({ item, isWhole, save, refuse, onStart }: StepsProps) {
  const t = useTranslations("distribution");
  const locale = useLocale();
  const trpc = useTRPC();
  const { distributions: client } = useTRPCClient();
  const { attempt } = useRun(trpc.distributions.pathKey());
  const [kept, setKept] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const test = async () => {
    await save();
    const letter = await client.test.mutate({ distributionId: item.id, language: locale });
    setKept(letter.sentTo === null ? `${letter.subject}\n\n${letter.text}` : null);
    return letter.sentTo;
  };
  /** What is asked first is asked about the sending as it is saved. */
  const start = async () => {
    const said = await attempt(save, t("form.saved"));
    if (said === null) onStart();
    return said;
  };
  const press = async (work: () => Promise<string | null>) => {
    if (!isWhole()) return;
    setBusy(true);
    refuse(await work());
    setBusy(false);
  };
  return (
    <>
      <Button
        busy={busy}
        onClick={() =>
          void press(() =>
            attempt(test, (sentTo) => (sentTo === null ? t("form.testKept") : t("form.tested", { address: sentTo }))),
          )
        }
      >
        {t("form.test")}
      </Button>
      <Button tone="primary" busy={busy} onClick={() => void press(start)}>
        {t("list.start")}
      </Button>
      {kept === null ? null : (
        <pre className="order-last w-full whitespace-pre-wrap wrap-anywhere rounded-block bg-sunk p-4 font-sans text-ui">
          {kept}
        </pre>
      )}
    </>
  );
}
