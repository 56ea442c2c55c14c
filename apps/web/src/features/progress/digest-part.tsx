"use client";

import type { OwnDigest } from "@heard/core/digests";
import { Switch } from "@heard/ui/switch";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** Whether the letter of the week is wanted, and what it would say now. */
export function DigestPart({ initial }: { initial: OwnDigest }) {
  const t = useTranslations("progress.digest");
  const trpc = useTRPC();
  const { digests: client } = useTRPCClient();
  const { run } = useRun(trpc.digests.pathKey());
  const { data: digest } = useQuery(trpc.digests.own.queryOptions(undefined, { initialData: initial }));
  const { isWanted, isDemo, preview } = digest;
  return (
    <>
      <Switch
        label={t("wanted")}
        checked={isWanted}
        onChange={() => void run(() => client.choose.mutate({ isWanted: !isWanted }), t(isWanted ? "off" : "on"))}
      />
      {isDemo ? <p className="mt-2 text-ink-3 text-small">{t("demo")}</p> : null}
      {preview === null ? (
        <p className="sentence mt-4 text-body text-ink-2">{t("empty")}</p>
      ) : (
        <details className="mt-4">
          <summary className="cursor-pointer text-ui">{t("preview")}</summary>
          <article data-figure="effect" className="mt-3 max-w-2xl border-line border-l-2 pl-4">
            <h3 className="font-semibold text-ui">{preview.subject}</h3>
            {preview.sections.map(({ title, lines }) => (
              <section key={title} className="mt-3">
                <h4 className="text-ink-3 text-small">{title}</h4>
                <ul className="mt-1 flex flex-col gap-1">
                  {lines.map(({ text, href }) => (
                    <li key={text} className="wrap-anywhere text-ui">
                      <a className="link" href={href}>
                        {text}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </article>
        </details>
      )}
    </>
  );
}
