"use client";

import type { EntryLink } from "@heard/core/survey-entries";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { copyText } from "#lib/copy-text.ts";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";

type Values = Record<string, string>;
type Props = {
  parameters: SurveyDefinition["parameters"];
  gateway: string;
  way: "kiosk" | "agent";
  make: (values: Values) => Promise<EntryLink>;
  /** What stands before the parameters. */
  children?: ReactNode;
  /** Why no link can be made now. */
  disabledReason: string | null;
};

/** Opens a survey by a link of staff's own, or puts the link into the clipboard; what it carries cannot be changed by hand. */
export function EntryLinkForm({ parameters = [], gateway, way, make, children, disabledReason }: Props) {
  const t = useTranslations("surveyCollection");
  const told = useTranslations("surveys.parameters");
  const refusalText = useRefusalText();
  const [values, setValues] = useState<Values>({});
  const [busy, setBusy] = useState(false);
  // Codes come from the check at run time; the test of the texts has every one of them.
  const say = told as unknown as (key: string, params: Readonly<Record<string, string | number>>) => string;
  const withAddress = async (use: (address: string) => unknown, orElse: () => void) => {
    setBusy(true);
    try {
      const made = await make(Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== "")));
      if ("link" in made) await use(paths.surveyPage(gateway, made.link.key, { [way]: made.link.token }));
      else {
        orElse();
        notify({ text: made.problems.map(({ code, params }) => say(code, params)).join(" "), tone: "danger" });
      }
    } catch (error) {
      orElse();
      notify({ text: refusalText(error), tone: "danger" });
    }
    setBusy(false);
  };
  const open = () => {
    // A tab has to be opened while the press is fresh, or it is blocked.
    const tab = window.open("", "_blank");
    void withAddress(
      (address) => (tab ? tab.location.replace(address) : window.location.assign(address)),
      () => tab?.close(),
    );
  };
  const copy = () =>
    void withAddress(
      (address) => copyText(address).then(() => notify({ text: t("copied") })),
      () => {},
    );
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {children}
      {parameters.length > 0 ? (
        <div className="grid gap-4 rail:grid-cols-2">
          {parameters.map(({ key }) => (
            <TextField
              key={key}
              label={t("carries", { parameter: key })}
              value={values[key] ?? ""}
              maxLength={200}
              onChange={(event) => setValues({ ...values, [key]: event.target.value })}
            />
          ))}
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2 [&>span]:items-start">
        <Button busy={busy} disabledReason={disabledReason} onClick={open}>
          {t(`${way}.open`)}
        </Button>
        <Button busy={busy} disabledReason={disabledReason} onClick={copy}>
          {t(`${way}.copy`)}
        </Button>
      </div>
    </div>
  );
}
