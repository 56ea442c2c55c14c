"use client";

import { Button } from "@heard/ui/button";
import { cx } from "@heard/ui/cx";
import { ExternalIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { useBuilder } from "./builder-context.tsx";
import { logoPlace, useLogo } from "./use-logo.ts";

/** What is typed is drawn after so much rest. */
const restMs = 250;

const views = ["page", "letter", "kiosk"] as const;
type View = (typeof views)[number];
/** A tablet lying down, at the width of the phone beside it. */
const kioskStyle = "-mb-[526px] h-192 w-5xl origin-top-left scale-[0.3145]";

type Props = { gateway: string; onSettle: () => Promise<number | null> };

/**
 * The page of what is open, drawn by the templates of the survey pages themselves. It holds no script and leads nowhere, and its frame is a stranger to
 * this page: what could run in it is let in only so that checkers of accessibility see into it, and the policy of this page holds there too.
 */
export default function PhonePreview({ gateway, onSettle }: Props) {
  const t = useTranslations("surveyBuilder.preview");
  const { language, format } = useBuilder();
  const [view, setView] = useState<View>("page");
  const { html, hasFailed } = useDrawing(view);
  return (
    <section aria-label={t("title")}>
      <h2 className="text-chart">{t("title")}</h2>
      <ViewTabs view={view} onView={setView} />
      <div className="mt-3 w-[322px] max-w-full overflow-hidden rounded-block border border-line-strong bg-raised">
        {html === null ? (
          <p role="status" className="flex h-140 items-center justify-center p-6 text-center text-ink-3 text-small">
            {t(hasFailed ? "failed" : "drawing")}
          </p>
        ) : (
          <iframe
            title={t(`frames.${view}`, { language: format.language(language) })}
            sandbox="allow-scripts"
            srcDoc={html}
            className={cx("block border-0", view === "kiosk" ? kioskStyle : "h-140 w-full")}
          />
        )}
      </div>
      <p className="mt-2 max-w-80 text-ink-3 text-small">
        {hasFailed && html !== null ? t("failed") : t(`notes.${view}`)}
      </p>
      <TestButton gateway={gateway} onSettle={onSettle} />
    </section>
  );
}

/** How the survey comes to respondents. */
function ViewTabs({ view, onView }: { view: View; onView: (view: View) => void }) {
  const t = useTranslations("surveyBuilder.preview");
  return (
    <fieldset className="mt-2 flex flex-wrap gap-1" data-print="hide">
      <legend className="sr-only">{t("views.label")}</legend>
      {views.map((one) => (
        <label
          key={one}
          className="relative flex min-h-8 cursor-pointer items-center rounded-control px-2.5 font-medium text-ink-2 text-ui has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            className="sr-only"
            name="preview-view"
            checked={one === view}
            onChange={() => onView(one)}
          />
          {t(`views.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** The page as it was last drawn. What was drawn stays until the next is there, so nothing flickers while somebody types. */
function useDrawing(view: View): { html: string | null; hasFailed: boolean } {
  const { definition, language, selected, survey, organisation } = useBuilder();
  const { surveys: client } = useTRPCClient();
  const logo = useLogo(organisation.key, survey.logoFileId);
  const [html, setHtml] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const asked = useRef(0);
  const { colour } = survey;
  const question = typeof selected === "object" ? selected.question : null;
  const isEnding = selected === "ending";
  useEffect(() => {
    asked.current += 1;
    const own = asked.current;
    const first = definition.questions[0]?.id ?? "";
    const timer = setTimeout(() => {
      client.draw
        .mutate({
          ...{ definition, language, colour, as: view },
          show: isEnding ? "ending" : { question: question ?? first },
          shop: { name: organisation.name, hasLogo: logo !== null },
        })
        .then(
          (drawn) => {
            if (own !== asked.current) return;
            setFailed(drawn === null);
            if (drawn) setHtml(logo === null ? drawn.html : drawn.html.replaceAll(logoPlace, logo));
          },
          () => {
            if (own === asked.current) setFailed(true);
          },
        );
    }, restMs);
    return () => clearTimeout(timer);
  }, [client, definition, language, colour, question, isEnding, view, organisation.name, logo]);
  return { html, hasFailed };
}

/** The whole survey in a tab of its own, as it is saved: with all its ways, and nothing of it kept. */
function TestButton({ gateway, onSettle }: Props) {
  const t = useTranslations("surveyBuilder.preview");
  const { survey } = useBuilder();
  const { surveys: client } = useTRPCClient();
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    // A tab has to be opened while the press is fresh, or it is blocked.
    const tab = window.open("", "_blank");
    try {
      await onSettle();
      const { key, preview } = await client.preview.mutate({ surveyId: survey.id });
      const address = paths.surveyPage(gateway, key, { preview });
      if (tab) tab.location.href = address;
      else window.location.assign(address);
    } catch (error) {
      tab?.close();
      notify({ text: refusalText(error), tone: "danger" });
    }
    setBusy(false);
  };
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1" data-print="hide">
      <Button icon={<ExternalIcon />} busy={busy} onClick={() => void open()}>
        {t("test")}
      </Button>
      <span className="text-ink-3 text-small">{t("testHint")}</span>
    </div>
  );
}
