"use client";

import type { ContactLimits } from "@heard/core/contact-limits";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { type Field, nextId } from "#features/audience/audience-draft.ts";
import type { Format } from "#lib/format.ts";
import { useFormat } from "#lib/use-format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { draftOf, fitsOf, newRule, type Rule, ruleOf, sameRules } from "./limit-draft.ts";
import { LimitedSendings } from "./limited-sendings.tsx";
import { RuleFields } from "./rule-fields.tsx";

type Props = {
  organisation: { key: string; timeZone: string };
  initial: ContactLimits;
  fields: readonly Field[];
  most: number;
};

/** Settings / Contact limit: how often one person may be asked, over everything that is sent. */
export function ContactLimitsScreen({ organisation, initial, fields, most }: Props) {
  const t = useTranslations("contactLimits");
  const trpc = useTRPC();
  const format = useFormat(organisation.timeZone);
  const { data: known } = useQuery(trpc.contactLimits.get.queryOptions(undefined, { initialData: initial }));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <LimitForm known={known} fields={fields} most={most} format={format} />
      <LimitedSendings organisation={organisation.key} sendings={known.sendings} format={format} />
    </>
  );
}

type FormProps = { known: ContactLimits; fields: readonly Field[]; most: number; format: Format };

function LimitForm({ known, fields, most, format }: FormProps) {
  const t = useTranslations("contactLimits");
  const trpc = useTRPC();
  const { contactLimits: client } = useTRPCClient();
  const { attempt } = useRun(trpc.contactLimits.pathKey());
  const [seen, setSeen] = useState<readonly Rule[]>(known.limits);
  const [rules, setRules] = useState(() => draftOf(known.limits));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const wanted = rules.map((rule) => ruleOf(rule, fields));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await attempt(() => client.set.mutate({ limits: wanted, seen: { limits: seen } }), t("saved"));
    setBusy(false);
    setRefusal(said);
    if (said === null && wanted.length > 0) setSeen(wanted);
  };
  const lookAgain = () => {
    setSeen(known.limits);
    setRules(draftOf(known.limits));
    setRefusal(null);
  };
  // Somebody else's rules, or the product's own after the last rule was taken away.
  const hasMoved = !sameRules(known.limits, seen);
  return (
    <form onSubmit={submit} className="mt-6 border-line border-t pt-6">
      {known.isOwn ? null : (
        <p className="sentence mb-6 border-accent border-l-2 bg-accent-soft px-3 py-2 text-body">{t("products")}</p>
      )}
      <div className="flex flex-col gap-6">
        {rules.map((rule, place) => (
          <RuleFields
            key={rule.id}
            number={place + 1}
            rule={rule}
            fields={fields}
            fits={fitsWords(ruleOf(rule, fields))}
            onChange={(changed) => setRules(rules.map((one) => (one.id === rule.id ? changed : one)))}
            onRemove={() => setRules(rules.filter(({ id }) => id !== rule.id))}
          />
        ))}
      </div>
      {rules.length === 0 ? <p className="sentence text-body text-ink-2">{t("noRules")}</p> : null}
      {refusal ? (
        <p role="alert" className="mt-6 border-danger border-l-2 pl-2 text-danger text-small">
          {refusal}
        </p>
      ) : null}
      <div className="mt-6 flex flex-wrap items-start gap-3">
        <Button tone="primary" type="submit" busy={busy}>
          {t("save")}
        </Button>
        <Button
          icon={<PlusIcon />}
          disabledReason={rules.length >= most ? t("mostRules", { most: format.count(most) }) : undefined}
          onClick={() => setRules([...rules, newRule(nextId(rules))])}
        >
          {t("add")}
        </Button>
        {hasMoved ? <Button onClick={lookAgain}>{t("lookAgain")}</Button> : null}
      </div>
    </form>
  );

  function fitsWords(rule: Rule): string {
    const fits = fitsOf(rule, known);
    return fits === null ? "" : t("fits", { fits: format.count(fits), contacts: known.contacts });
  }
}
