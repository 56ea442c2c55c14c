import { causeCategories, planKinds } from "@heard/core/improvement-plans/rules";
import { Button } from "@heard/ui/button";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { type LibraryView, searchedVerdicts } from "./library-view.ts";

type LibrarySearchProps = { organisation: string; catalogue: Catalogue; view: LibraryView };

/** The search of the library: a form whose answer is an address, so it can be sent to others and works without a script. */
export function LibrarySearch({ organisation, catalogue, view }: LibrarySearchProps) {
  const t = useTranslations("progress.planLibrary");
  const plans = useTranslations("plans");
  const verdictNames = useTranslations("common.verdicts");
  const locale = useLocale();
  const any = { value: "", label: t("any") };
  return (
    <form
      action={paths.planLibrary(organisation)}
      className="mt-6 grid items-end gap-3 rail:grid-cols-[minmax(0,2fr)_repeat(4,minmax(0,1fr))_auto]"
      data-print="hide"
    >
      <TextField label={t("words")} name="words" type="search" defaultValue={view.words} maxLength={200} />
      <Select
        label={t("category")}
        name="category"
        defaultValue={view.category ?? ""}
        options={[any, ...causeCategories.map((value) => ({ value, label: plans(`cause.categories.${value}`) }))]}
      />
      <Select
        label={t("kind")}
        name="kind"
        defaultValue={view.kind ?? ""}
        options={[any, ...planKinds.map((value) => ({ value, label: plans(`facts.kinds.${value}`) }))]}
      />
      <Select
        label={t("touchpoint")}
        name="touchpoint"
        defaultValue={view.touchpoint ?? ""}
        options={[any, ...catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }))]}
      />
      <Select
        label={t("verdict")}
        name="verdict"
        defaultValue={view.verdict ?? ""}
        options={[any, ...searchedVerdicts.map((value) => ({ value, label: verdictNames(value) }))]}
      />
      <Button type="submit">{t("search")}</Button>
    </form>
  );
}
