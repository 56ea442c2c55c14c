"use client";

import type { SurveyDetail, SurveyLink } from "@heard/core/surveys";
import { isHeldBySignature, type Parameter, type SurveyDefinition } from "@heard/survey/runtime";
import { controlStyle, Field } from "@heard/ui/field";
import { SelectInput } from "@heard/ui/select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { SideSection } from "#components/section.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CopyAddress } from "./copy-address.tsx";
import { qrFileName } from "./qr-file-name.ts";
import { QrPart } from "./qr-part.tsx";
import type { SurveyPageProps } from "./survey-frame.tsx";

/** What parameters can name. */
export type Places = Pick<Catalogue, "touchpoints" | "channels" | "segmentFields">;

type Props = SurveyPageProps & { survey: SurveyDetail; asked: SurveyDefinition; places: Places };

/** One link, with whatever it is to carry: checked and signed by the server, and drawn as a code. */
export function LinkMaker({ survey, asked, places, organisation, gateway }: Props) {
  const t = useTranslations("surveyPages.links");
  const trpc = useTRPC();
  const [values, setValues] = useState<Record<string, string>>({});
  const { parameters = [] } = asked;
  const { data } = useQuery(
    trpc.surveys.link.queryOptions({ surveyId: survey.id, parameters: values }, { placeholderData: keepPreviousData }),
  );
  const link = data && "link" in data ? data.link : null;
  const address = link ? addressOf(gateway, link) : null;
  return (
    <>
      <SideSection className="mt-2! border-t-0!" title={t("open")} lead={t("openLead")}>
        {parameters.length === 0 ? (
          <p className="sentence mb-4 text-body text-ink-2">
            {t("none")}{" "}
            <Link href={paths.survey(organisation.key, survey.key, { open: "parameters" })} className="link">
              {t("declare")}
            </Link>
          </p>
        ) : (
          <fieldset className="mb-6">
            <legend className="font-semibold text-ui">{t("carries")}</legend>
            <p className="mb-3 text-ink-3 text-small">{t("carriesLead")}</p>
            <div className="grid gap-x-6 gap-y-4 rail:grid-cols-2 wide:grid-cols-3">
              {parameters.map((parameter) => (
                <ParameterField
                  key={parameter.key}
                  parameter={parameter}
                  places={places}
                  languages={asked.languages}
                  timeZone={organisation.timeZone}
                  value={values[parameter.key] ?? ""}
                  onChange={(value) => setValues({ ...values, [parameter.key]: value })}
                />
              ))}
            </div>
          </fieldset>
        )}
        {data && "problems" in data ? <Problems problems={data.problems} /> : null}
        {address ? <CopyAddress label={t("address")} address={address} /> : null}
      </SideSection>
      <SideSection title={t("qr")} lead={t("qrLead")}>
        {link && address ? (
          <QrPart address={addressOf(gateway, link, { via: "qr" })} name={qrFileName(link)} />
        ) : (
          <p className="text-ink-3 text-small">{t("qrLater")}</p>
        )}
      </SideSection>
    </>
  );
}

/** Where a link leads: its parameters, then what the address says to us. */
function addressOf(
  gateway: string,
  { key, parameters, signature }: SurveyLink,
  more: Record<string, string> = {},
): string {
  return paths.surveyPage(gateway, key, { ...Object.fromEntries(parameters), ...more, sig: signature });
}

function Problems({
  problems,
}: {
  problems: readonly { code: string; params: Readonly<Record<string, string | number>> }[];
}) {
  const t = useTranslations("surveys.parameters");
  // Codes come from the check at run time; the test of the texts has every one of them.
  const say = t as unknown as (key: string, params: Readonly<Record<string, string | number>>) => string;
  return (
    <ul role="status" className="mb-4 border-danger border-l-2 pl-3 text-danger text-ui">
      {problems.map(({ code, params }) => (
        <li key={`${code} ${params.parameter}`}>{say(code, params)}</li>
      ))}
    </ul>
  );
}

type FieldProps = {
  parameter: Parameter;
  places: Places;
  languages: readonly string[];
  timeZone: string;
  value: string;
  onChange: (value: string) => void;
};

/** Picked where the values are known, typed where they are not. */
function ParameterField({ parameter, places, languages, timeZone, value, onChange }: FieldProps) {
  const t = useTranslations("surveyPages.links");
  const locale = useLocale();
  const format = useFormat(timeZone);
  const { key, fills, segment, required } = parameter;
  const named = (list: readonly { key: string; name: Parameters<typeof nameIn>[1] }[]) =>
    list.map((one) => ({ value: one.key, label: nameIn(locale, one.name) }));
  const known: Partial<Record<Parameter["fills"], { value: string; label: string }[]>> = {
    touchpoint: named(places.touchpoints),
    channel: named(places.channels),
    language: languages.map((tag) => ({ value: tag, label: format.language(tag) })),
    segment: named(places.segmentFields.find((field) => field.key === segment)?.values ?? []),
  };
  const all = known[fills] ?? [];
  const options = parameter.values
    ? parameter.values.map((one) => all.find((option) => option.value === one) ?? { value: one, label: one })
    : all;
  const hints = [
    t(`fills.${fills}`, { segment: segment ?? "" }),
    ...(isHeldBySignature(parameter) ? [t("signed")] : []),
    ...(required ? [t("required")] : []),
  ];
  return (
    <Field label={<code className="font-mono">{key}</code>} hint={hints.join(" · ")}>
      {(ids) =>
        options.length > 0 ? (
          <SelectInput
            {...ids}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            options={[{ value: "", label: t("nothing") }, ...options]}
          />
        ) : (
          <input
            {...ids}
            type="text"
            value={value}
            maxLength={200}
            onChange={(event) => onChange(event.target.value)}
            className={controlStyle}
          />
        )
      }
    </Field>
  );
}
