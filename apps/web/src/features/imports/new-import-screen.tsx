"use client";

import { Button } from "@heard/ui/button";
import { Progress } from "@heard/ui/progress";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { paths } from "#lib/paths.ts";
import { type Upload, uploadFile } from "#lib/upload-file.ts";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { BeginChoice, type BeginOptions, readingFrom } from "./begin-choice.tsx";
import { FileDrop } from "./file-drop.tsx";

type Props = {
  organisation: { key: string; timeZone: string };
  /** What the file brings. */
  kind: ImportKind;
  mostBytes: number;
  options: BeginOptions;
};
type ImportKind = "responses" | "contacts" | "suppressions";
type Sending = { file: File; share: number };

/** Takes a file in: dropped or chosen, with its progress, and where it comes from. */
export function NewImportScreen({ organisation, kind, mostBytes, options }: Props) {
  const t = useTranslations("imports");
  const words = useWords(kind);
  const format = useFormat(organisation.timeZone);
  const router = useRouter();
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const upload = useRef<Upload | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [from, setFrom] = useState("detect");
  const start = useMutation(trpc.imports.start.mutationOptions());
  const read = useMutation(trpc.imports.read.mutationOptions());
  const send = async (file: File) => {
    setError(null);
    setSending({ file, share: 0 });
    upload.current = uploadFile(organisation.key, file, { onProgress: (share) => setSending({ file, share }) });
    try {
      await upload.current.done;
      const { batchId } = await start.mutateAsync({ fileId: upload.current.fileId, kind });
      const reading = readingFrom(from);
      if (reading) await read.mutateAsync({ batchId, ...reading });
      router.push(paths.import(organisation.key, batchId));
    } catch (failure) {
      setSending(null);
      if (!(failure instanceof DOMException && failure.name === "AbortError")) setError(refusalText(failure));
    }
  };
  return (
    <>
      <PageHeader
        overline={
          <>
            {t("overline")} / <Link href={paths.imports(organisation.key)}>{t("title")}</Link>
          </>
        }
        title={words.title}
        lead={words.lead}
      />
      <div className="mt-8 grid max-w-4xl gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          {sending ? (
            <SendingPart sending={sending} format={format} onCancel={() => upload.current?.cancel()} />
          ) : (
            <FileDrop mostBytes={mostBytes} format={format} onFile={(file) => void send(file)} onRefuse={setError} />
          )}
          {error ? (
            <p role="alert" className="mt-3 border-danger border-l-2 pl-2 text-danger text-ui">
              {error}
            </p>
          ) : null}
        </div>
        {kind === "responses" || options.saved.length > 0 ? (
          <BeginChoice options={options} value={from} onChange={setFrom} />
        ) : null}
      </div>
    </>
  );
}

/** What the page is called, by what the file brings. */
function useWords(kind: ImportKind): { title: string; lead: string } {
  const t = useTranslations("imports.upload");
  const lists = useTranslations("listImports.upload");
  if (kind === "contacts") return { title: lists("contacts"), lead: lists("leadContacts") };
  if (kind === "suppressions") return { title: lists("suppressions"), lead: lists("leadSuppressions") };
  return { title: t("title"), lead: t("lead") };
}

type SendingProps = { sending: Sending; format: ReturnType<typeof useFormat>; onCancel: () => void };

function SendingPart({ sending: { file, share }, format, onCancel }: SendingProps) {
  const t = useTranslations("imports.upload");
  const text =
    share < 1
      ? t("progress", { done: format.bytes(Math.round(file.size * share)), total: format.bytes(file.size) })
      : t("starting");
  return (
    <div className="py-4" aria-busy="true">
      <p className="wrap-anywhere mb-3 font-medium text-body">{t("sending", { name: file.name })}</p>
      <Progress label={t("sending", { name: file.name })} share={share} text={text} />
      <div className="mt-2 flex items-center justify-between gap-4">
        <p role="status" className="text-body text-ink-2 tabular-nums">
          {text}
        </p>
        {share < 1 ? <Button onClick={onCancel}>{t("cancel")}</Button> : null}
      </div>
    </div>
  );
}
