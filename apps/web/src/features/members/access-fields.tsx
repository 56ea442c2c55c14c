"use client";

import type { Access } from "@heard/core/members";
import { Checkbox } from "@heard/ui/checkbox";
import { RadioList } from "@heard/ui/radio-rows";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import type { LocalisedText } from "#lib/measure.ts";
import { everyRole } from "#lib/roles.ts";

export type TouchpointChoice = { id: number; name: LocalisedText };
export type AccessDraft = Access;

export const emptyAccess: AccessDraft = {
  roles: ["employee"],
  touchpointIds: null,
  canUnmask: false,
  canSeeCustomers: false,
};

export type AccessFieldsProps = {
  value: AccessDraft;
  onChange: (value: AccessDraft) => void;
  touchpoints: TouchpointChoice[];
  /** The last owner keeps the role. */
  keepsOwner?: boolean;
};

/** Roles, limits and grants of a membership, each with what it opens. */
export function AccessFields({ value, onChange, touchpoints, keepsOwner = false }: AccessFieldsProps) {
  const t = useTranslations();
  const name = useId();
  const toggle = (role: Access["roles"][number], on: boolean) =>
    onChange({ ...value, roles: everyRole.filter((one) => (one === role ? on : value.roles.includes(one))) });
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-medium text-ui">{t("members.columns.roles")}</legend>
        {everyRole.map((role) => (
          <Checkbox
            key={role}
            className="py-1.5"
            checked={value.roles.includes(role)}
            disabled={keepsOwner && role === "owner"}
            onChange={(event) => toggle(role, event.target.checked)}
            label={
              <>
                {t(`common.roles.${role}`)}
                <span className="block text-ink-3 text-small">
                  {keepsOwner && role === "owner" ? t("members.edit.lastOwner") : t(`members.roleHints.${role}`)}
                </span>
              </>
            }
          />
        ))}
      </fieldset>
      {touchpoints.length > 0 ? (
        <div>
          <RadioList
            legend={<span className="font-medium text-ink text-ui">{t("members.edit.touchpoints")}</span>}
            name={name}
            value={value.touchpointIds === null ? "all" : "some"}
            onChange={(choice) => onChange({ ...value, touchpointIds: choice === "all" ? null : [] })}
            options={[
              { value: "all", label: t("members.edit.all") },
              { value: "some", label: t("members.edit.some") },
            ]}
          />
          {value.touchpointIds === null ? null : (
            <TouchpointChecks
              touchpoints={touchpoints}
              chosen={value.touchpointIds}
              onChange={(touchpointIds) => onChange({ ...value, touchpointIds })}
            />
          )}
        </div>
      ) : null}
      <fieldset>
        <legend className="mb-1 font-medium text-ui">{t("members.edit.grants")}</legend>
        {(["canUnmask", "canSeeCustomers"] as const).map((grant) => (
          <Checkbox
            key={grant}
            className="py-1.5"
            checked={value[grant]}
            onChange={(event) => onChange({ ...value, [grant]: event.target.checked })}
            label={
              <>
                <span className="block first-letter:uppercase">{t(`members.grants.${grant}`)}</span>
                <span className="block text-ink-3 text-small">{t(`members.grantHints.${grant}`)}</span>
              </>
            }
          />
        ))}
      </fieldset>
    </>
  );
}

type TouchpointChecksProps = { touchpoints: TouchpointChoice[]; chosen: number[]; onChange: (ids: number[]) => void };

function TouchpointChecks({ touchpoints, chosen, onChange }: TouchpointChecksProps) {
  const locale = useLocale();
  return (
    <div className="mt-1 ml-6 max-h-52 overflow-y-auto border-line border-l pl-3">
      {touchpoints.map(({ id, name }) => (
        <Checkbox
          key={id}
          className="py-1"
          checked={chosen.includes(id)}
          onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          label={name[locale] ?? name.en}
        />
      ))}
    </div>
  );
}

/** Whether a draft can be sent: at least one role, and a limit that leaves something. */
export const isComplete = ({ roles, touchpointIds }: AccessDraft): boolean =>
  roles.length > 0 && (touchpointIds === null || touchpointIds.length > 0);
