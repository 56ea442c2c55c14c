"use client";

import type { Account } from "@heard/core/accounts";
import { isLocale, localeNames, locales } from "@heard/messages/locale";
import { Button } from "@heard/ui/button";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SideSection } from "#components/section.tsx";
import { forgetPreference, isTheme, keepPreference, themes } from "#lib/cookies.ts";
import { showTheme } from "#lib/theme.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

type Profile = Pick<Account, "name" | "locale" | "theme">;

/** Name, language and theme; what is chosen here goes along to every device. */
export function ProfileForm({ account }: { account: Account }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const router = useRouter();
  const refusalText = useRefusalText();
  const [seen, setSeen] = useState<Profile>(() => ({
    ...{ name: account.name, locale: account.locale, theme: account.theme },
  }));
  const [name, setName] = useState(account.name);
  const [locale, setLocale] = useState(account.locale);
  const [theme, setTheme] = useState(account.theme);
  const save = useMutation(
    trpc.account.update.mutationOptions({
      onSuccess: (_, changed) => {
        if (changed.locale) keepPreference("locale", changed.locale);
        else if (changed.locale === null) forgetPreference("locale");
        if (changed.theme) {
          keepPreference("theme", changed.theme);
          showTheme(changed.theme);
        }
        setSeen({ name: name.trim(), locale, theme });
        notify({ text: t("account.saved") });
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What was not touched here stays as another device, or the menu of this page, has set it meanwhile.
    save.mutate({
      ...(name.trim() === seen.name ? {} : { name }),
      ...(locale === seen.locale ? {} : { locale }),
      ...(theme === seen.theme ? {} : { theme }),
      seen,
    });
  };
  return (
    <SideSection title={t("account.profile")}>
      <form onSubmit={submit} className="flex max-w-md flex-col gap-5">
        <TextField
          label={t("account.name")}
          required
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={save.isError ? refusalText(save.error) : null}
        />
        <TextField
          label={t("account.email")}
          hint={t("account.emailHint")}
          type="email"
          readOnly
          value={account.email}
        />
        <Select
          label={t("account.language")}
          value={locale ?? ""}
          onChange={(event) => setLocale(isLocale(event.target.value) ? event.target.value : null)}
          options={[
            { value: "", label: t("account.asBrowser") },
            ...locales.map((one) => ({ value: one, label: localeNames[one] })),
          ]}
        />
        <Select
          label={t("account.theme")}
          value={theme}
          onChange={(event) => isTheme(event.target.value) && setTheme(event.target.value)}
          options={themes.map((one) => ({ value: one, label: t(`shell.account.${one}`) }))}
        />
        <Button type="submit" tone="primary" className="self-start" busy={save.isPending}>
          {t("common.actions.save")}
        </Button>
      </form>
    </SideSection>
  );
}
