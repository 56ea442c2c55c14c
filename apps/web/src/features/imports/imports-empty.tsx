import { buttonStyle } from "@heard/ui/button-style";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "#components/code-block.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";

type Props = { organisation: string; mayRun: boolean; mayMakeKeys: boolean };

/** Before the first import: three ways in, each ready to be taken. */
export function ImportsEmpty({ organisation, mayRun, mayMakeKeys }: Props) {
  const t = useTranslations("imports.empty");
  const upload = useTranslations("imports.upload");
  return (
    <>
      <PageHeader title={t("title")} lead={t("body")} />
      <div className="mt-8 grid border-line border-t wide:grid-cols-3">
        <Way title={t("file")} body={t("fileBody")}>
          {mayRun ? (
            <Link href={paths.newImport(organisation)} className={buttonStyle("primary")}>
              {upload("choose")}
            </Link>
          ) : null}
        </Way>
        <Way title={t("command")} body={t("commandBody")}>
          <CodeBlock label={t("command")}>{commandExample(organisation)}</CodeBlock>
        </Way>
        <Way title={t("api")} body={t("apiBody")}>
          {mayMakeKeys ? (
            <Link href={paths.apiKeys(organisation)} className={buttonStyle()}>
              {t("apiAction")}
            </Link>
          ) : (
            <p className="text-ink-3 text-small">{t("apiNoKey")}</p>
          )}
        </Way>
      </div>
    </>
  );
}

function commandExample(organisation: string): string {
  return [
    "npm run -s heard -- import reviews.csv \\",
    `  --organisation ${organisation} \\`,
    "  --mapping reviews.mapping.json \\",
    "  --dry-run",
  ].join("\n");
}

function Way({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <section className="min-w-0 border-line border-b py-6 wide:border-b-0 wide:pr-8 wide:not-first:border-l wide:not-first:pl-8">
      <h2 className="text-chart">{title}</h2>
      <p className="sentence mt-1 mb-4 text-body text-ink-2">{body}</p>
      {children}
    </section>
  );
}
