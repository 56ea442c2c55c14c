"use client";

import type { CaseDetail } from "@heard/core/cases";
import { Button } from "@heard/ui/button";
import { PauseIcon, PlayIcon } from "@heard/ui/icons";
import { Select } from "@heard/ui/select";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { AskFirst } from "#components/ask-first.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CaseContext } from "./case-screen.tsx";
import { CloseForm } from "./close-form.tsx";
import { PauseDialog } from "./pause-dialog.tsx";
import { useCaseRun } from "./use-case-run.ts";

/** Who has the case, its clock's pause, what else is open of the same customer, and how it is closed. */
export function CaseWork(context: CaseContext) {
  const { organisation, one, format } = context;
  const t = useTranslations("cases.work");
  const nobody = useTranslations("cases")("nobody");
  const { cases: client } = useTRPCClient();
  const { run, attempt } = useCaseRun();
  const settings = useTranslations("cases.settings");
  const [isPausing, setPausing] = useState(false);
  const [merging, setMerging] = useState<CaseDetail["others"][number] | null>(null);
  // Words that somebody is writing stay where a colleague closes the case meanwhile.
  const [isWriting, setWriting] = useState(false);
  const isOpen = one.state === "open";
  return (
    <section className="flex flex-col gap-5">
      {isOpen ? (
        <OwnerForm key={one.owner?.id ?? 0} {...context} />
      ) : (
        <p className="text-ui">{t("ownerIs", { name: one.owner?.name ?? nobody })}</p>
      )}
      <p className="text-ink-2 text-ui">
        {t("escalatesTo", { name: one.escalateTo?.name ?? settings("nobody") })}
        {one.escalatedAt ? (
          <span className="block text-detractor">{t("escalated", { at: format.instant(one.escalatedAt) })}</span>
        ) : null}
      </p>
      {one.merged.length > 0 ? (
        <p className="text-ui">{t("mergedHere", { numbers: format.list(one.merged.map(String)) })}</p>
      ) : null}
      {isOpen && one.others.length > 0 ? (
        <div data-print="hide">
          <h3 className="font-medium text-ui">{t("others")}</h3>
          <ul className="mt-1 flex flex-col gap-2">
            {one.others.map(({ id, number, title }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 text-ui">
                <Link className="link" href={paths.case(organisation, number)}>
                  {number} {title}
                </Link>
                <Button onClick={() => setMerging({ id, number, title })}>
                  {t("merge", { number: String(number) })}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {isOpen ? (
        <div className="flex flex-wrap gap-2" data-print="hide">
          {one.isPaused ? (
            <Button
              icon={<PlayIcon />}
              onClick={() =>
                void run(() => client.resume.mutate({ caseId: one.id, revision: one.revision }), t("resumed"))
              }
            >
              {t("resume")}
            </Button>
          ) : (
            <Button icon={<PauseIcon />} onClick={() => setPausing(true)}>
              {t("pause")}
            </Button>
          )}
        </div>
      ) : null}
      {isOpen || isWriting ? <CloseForm key={one.reopened} one={one} onWriting={setWriting} /> : null}
      {merging ? (
        <AskFirst
          title={t("merge", { number: String(merging.number) })}
          body={t("mergeAsk", { number: String(one.number), into: String(merging.number) })}
          submitLabel={t("merge", { number: String(merging.number) })}
          onClose={() => setMerging(null)}
          onSubmit={() =>
            attempt(
              () => client.merge.mutate({ caseId: one.id, revision: one.revision, intoCaseId: merging.id }),
              t("merged"),
            )
          }
        />
      ) : null}
      {isPausing ? <PauseDialog one={one} onClose={() => setPausing(false)} /> : null}
    </section>
  );
}

/** A choice alone gives nothing away: who steps through the list by arrow keys chooses many. */
function OwnerForm(context: CaseContext) {
  const { one } = context;
  const t = useTranslations("cases.work");
  const nobody = useTranslations("cases")("nobody");
  const { cases: client } = useTRPCClient();
  const { run } = useCaseRun();
  const current = String(one.owner?.id ?? "");
  const [chosen, setChosen] = useState(current);
  const give = (event: FormEvent) => {
    event.preventDefault();
    const ownerId = chosen === "" ? null : Number(chosen);
    void run(() => client.assign.mutate({ caseId: one.id, revision: one.revision, ownerId }), t("assigned"));
  };
  return (
    <form onSubmit={give} className="flex flex-col items-start gap-2">
      <Select
        label={t("owner")}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        options={[
          { value: "", label: nobody },
          ...ownersOf(context).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      {chosen === current ? null : <Button type="submit">{t("give")}</Button>}
    </form>
  );
}

/** Whoever has it stays in the list, also when they can no longer work on it. */
function ownersOf({ one: { owner, workers } }: CaseContext): { id: number; name: string }[] {
  return owner === null || workers.some(({ id }) => id === owner.id) ? workers : [owner, ...workers];
}
