"use client";

import { textsOf } from "@heard/survey/check/texts";
import { buttonStyle } from "@heard/ui/button-style";
import { cx } from "@heard/ui/cx";
import { CheckIcon, PlusIcon } from "@heard/ui/icons";
import { MenuButton } from "@heard/ui/menu";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";

/** Languages that are offered: those of the product first, then those that many shops meet. Any other can be written by a program. */
const offered = [
  "en",
  "zh-Hans",
  "zh-Hant",
  "ja",
  "ko",
  "de",
  "fr",
  "es",
  "pt",
  "it",
  "nl",
  "th",
  "vi",
  "id",
  "ms",
  "ar",
];

/** Which language is edited, and how much is missing in each. */
export default function LanguageTabs() {
  const t = useTranslations("surveyBuilder.languages");
  const { definition, change, isReadOnly, language, setLanguage, format } = useBuilder();
  const { languages } = definition;
  const texts = textsOf(definition);
  const missingIn = (one: string) => texts.filter(({ texts: said }) => !said[one]?.trim()).length;
  const add = (tag: string) => {
    change((now) => ({ ...now, languages: [...now.languages, tag] }));
    setLanguage(tag);
  };
  return (
    <div className="flex flex-wrap items-center gap-1">
      <fieldset className="flex max-w-full flex-wrap gap-1">
        <legend className="sr-only">{t("label")}</legend>
        {languages.map((one) => {
          const missing = missingIn(one);
          return (
            <label key={one} className={cx(tabStyle)}>
              <input
                type="radio"
                className="sr-only"
                name="edited-language"
                value={one}
                checked={one === language}
                onChange={() => setLanguage(one)}
              />
              <span lang={one}>{ownName(one)}</span>
              <span className="sr-only">{format.language(one)}</span>
              {missing > 0 ? (
                <span className="font-normal text-danger text-small">{t("missing", { count: missing })}</span>
              ) : (
                <>
                  <CheckIcon className="size-3.5 text-promoter" />
                  <span className="sr-only">{t("complete")}</span>
                </>
              )}
            </label>
          );
        })}
      </fieldset>
      {isReadOnly ? null : (
        <MenuButton
          label={t("add")}
          className={buttonStyle("quiet")}
          placement="bottom end"
          groups={[
            {
              id: "languages",
              items: offered
                .filter((one) => !languages.includes(one))
                .map((one) => ({
                  ...{ id: one, label: ownName(one), hint: format.language(one) },
                  onAction: () => add(one),
                })),
            },
          ]}
        >
          <PlusIcon />
          <span className="sr-only rail:not-sr-only">{t("add")}</span>
        </MenuButton>
      )}
    </div>
  );
}

const tabStyle =
  "relative flex min-h-8 cursor-pointer items-center gap-1.5 rounded-control px-2.5 font-medium text-ink-2 text-ui transition-colors hover:text-ink " +
  "has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11";

/** A language by its own name: whoever translates into it knows it by that. */
function ownName(tag: string): string {
  const named: Record<string, string> = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" };
  return named[tag] ?? new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
}
