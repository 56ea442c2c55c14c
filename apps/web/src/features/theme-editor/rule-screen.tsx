"use client";

import type { Theme } from "@heard/core/themes";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { nameOf } from "#components/localised-fields.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { useCommentNames } from "#features/comments/use-comment-names.ts";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { draftOfTheme, isChanged, sourceOf, type ThemeDraft, taught } from "./rule-draft.ts";
import { RuleFields } from "./rule-fields.tsx";
import { RuleLessons } from "./rule-lessons.tsx";
import { RulePreview } from "./rule-preview.tsx";
import { groupsFor } from "./theme-tree.ts";
import { usePreview } from "./use-preview.ts";
import { useThemeEdits } from "./use-theme-edits.ts";

const DiscardDialog = latePart(() => import("./discard-dialog.tsx"), MissingDialog);

export type RuleScreenProps = {
  organisation: { key: string; timeZone: string };
  catalogue: Catalogue;
  themes: readonly Theme[];
  /** The one that is edited; `null`: a new one. */
  theme: Theme | null;
  /** What a new one finds to begin with. */
  phrase: string | null;
};

/** One theme with its rule, and beside it what the rule would find. Nothing is kept before it is saved. */
export function RuleScreen({ organisation, catalogue, themes, theme, phrase }: RuleScreenProps) {
  const t = useTranslations("themeEditor");
  const locale = useLocale();
  const format = useFormat(organisation.timeZone);
  const [before] = useState(() => draftOfTheme(theme, phrase));
  const [draft, setDraft] = useState<ThemeDraft>(before);
  const [refusal, setRefusal] = useState<string | null>(null);
  const rule = sourceOf(draft);
  const preview = usePreview(rule, theme?.key ?? null);
  const { save, busy } = useSave({ organisation: organisation.key, theme, draft, onRefusal: setRefusal });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const missing = draft.name.en.trim() === "" ? t("needsName") : rule === "" ? t("needsRule") : null;
  return (
    <>
      <PageHeader
        overline={<Link href={paths.themes(organisation.key)}>{t("overline")}</Link>}
        title={theme ? t("ruleTitle", { name: nameIn(locale, theme.name) }) : t("newTitle")}
        lead={t("lead")}
      />
      <div className="mt-8 grid gap-x-12 gap-y-10 wide:grid-cols-2">
        <form onSubmit={submit} className="flex min-w-0 flex-col gap-6">
          <RuleFields draft={draft} onChange={setDraft} groups={groupsFor(themes, theme)} refusal={preview.refusal} />
          {refusal ? (
            <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-ui">
              {refusal}
            </p>
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button tone="primary" type="submit" busy={busy} disabledReason={missing ?? preview.refusal}>
              {theme ? t("save") : t("create")}
            </Button>
            <Discard organisation={organisation.key} isLost={isChanged(draft, before)} />
          </div>
        </form>
        <div className="min-w-0 wide:border-line wide:border-l wide:pl-8">
          <RuleLessons
            lessons={preview.found?.lessons ?? null}
            format={format}
            onTake={(part, piece) => setDraft((now) => ({ ...now, rule: taught(now.rule, part, piece) }))}
          />
          <RulePreview
            organisation={organisation.key}
            preview={preview}
            names={useCommentNames(catalogue, themes)}
            format={format}
          />
        </div>
      </div>
    </>
  );
}

function Discard({ organisation, isLost }: { organisation: string; isLost: boolean }) {
  const t = useTranslations("themeEditor");
  const [isAsking, setAsking] = useState(false);
  const away = paths.themes(organisation);
  if (!isLost)
    return (
      <Link href={away} className={buttonStyle()}>
        {t("discard")}
      </Link>
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("discard")}</Button>
      {isAsking ? <DiscardDialog away={away} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

type SaveOptions = {
  organisation: string;
  theme: Theme | null;
  draft: ThemeDraft;
  onRefusal: (refusal: string | null) => void;
};

/** Keeps the theme and where it stands in one version, and goes back to the themes. */
function useSave({ organisation, theme, draft, onRefusal }: SaveOptions) {
  const t = useTranslations("themeEditor.done");
  const locale = useLocale();
  const router = useRouter();
  const { client, attempt } = useThemeEdits();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const { parent, tone } = draft;
    const name = nameOf(draft.name);
    const kept = { name, rule: sourceOf(draft), tone };
    const said = { name: nameIn(locale, name) };
    const refusal = theme
      ? await attempt(
          () => {
            const seen = { name: theme.name, rule: theme.rule, tone: theme.tone, parent: theme.parent };
            return client.update.mutate({ key: theme.key, ...kept, parent, seen });
          },
          t("saved", said),
        )
      : await attempt(() => client.create.mutate({ ...kept, parent }), t("created", said));
    setBusy(false);
    onRefusal(refusal);
    if (refusal === null) router.push(paths.themes(organisation));
  };
  return { save, busy };
}
