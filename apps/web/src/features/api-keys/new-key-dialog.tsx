"use client";

import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { Dialog } from "@heard/ui/dialog";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { MadeKey } from "./made-key.tsx";
import type { Scope } from "./scope.ts";

export type NewKeyDialogProps = { scopes: readonly Scope[]; gatewayUrl: string; onClose: () => void };

const lifetimes = [30, 90, 365] as const;
const dayMs = 86_400_000;

/** A key's name, what it may do and how long; then the key itself, once. */
export default function NewKeyDialog({ scopes, gatewayUrl, onClose }: NewKeyDialogProps) {
  const t = useTranslations("apiKeys");
  const close = useTranslations("common.actions")("close");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const formId = useId();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<Scope[]>(["responses:write"]);
  const [days, setDays] = useState("");
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.apiKeys.list.queryKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      name,
      scopes: chosen,
      ...(days === "" ? {} : { expiresAt: new Date(Date.now() + Number(days) * dayMs).toISOString() }),
    });
  };
  if (create.data) return <MadeKey apiKey={create.data.key} gatewayUrl={gatewayUrl} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("new.title")}
      closeLabel={close}
      footer={
        <Button
          tone="primary"
          type="submit"
          form={formId}
          busy={create.isPending}
          disabledReason={chosen.length === 0 ? t("new.chooseScope") : null}
        >
          {t("new.submit")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t("new.name")}
          hint={t("new.nameHint")}
          error={create.isError ? refusalText(create.error) : null}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          maxLength={80}
        />
        <fieldset>
          <legend className="mb-1 font-medium text-ui">{t("new.scopes")}</legend>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              className="py-1.5"
              checked={chosen.includes(scope)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
              }
              label={
                <>
                  <span className="block first-letter:uppercase">{t(`scopes.${scope}`)}</span>
                  <span className="block text-ink-3 text-small">{t(`scopeHints.${scope}`)}</span>
                </>
              }
            />
          ))}
        </fieldset>
        <Select
          label={t("new.expires")}
          value={days}
          onChange={(event) => setDays(event.target.value)}
          options={[
            { value: "", label: t("new.never") },
            ...lifetimes.map((count) => ({ value: String(count), label: t("new.inDays", { days: String(count) }) })),
          ]}
        />
      </form>
    </Dialog>
  );
}
