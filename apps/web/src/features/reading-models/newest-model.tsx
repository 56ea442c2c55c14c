"use client";

import type { ListedModel, ReadingModels } from "@heard/core/reading-models";
import { margin } from "@heard/core/reading-models/rules";
import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { AcceptDialog } from "./accept-dialog.tsx";
import { ConfusionTables } from "./confusion-tables.tsx";
import { FigureRows } from "./figure-rows.tsx";
import { bandText } from "./reading-figures.ts";

type Props = { model: ListedModel; setting: ReadingModels["setting"]; format: Format; mayDecide: boolean };

/** The newest model: whether it reads better, on what that rests, and the way to use it. */
export function NewestModel({ model, setting, format, mayDecide }: Props) {
  const t = useTranslations("readingModels.offer");
  const [asking, setAsking] = useState(false);
  const { all, verdict, isOffered, heldOut, inUse } = model;
  const version = String(model.version);
  const percents = all && { own: format.percent(all.own.value), before: format.percent(all.before.value) };
  const title = percents ? t(verdict, { version, ...percents }) : t("none", { version });
  const isOpen = isOffered && setting.modelVersion !== model.version;
  return (
    <Section>
      <div data-figure={all ? "score" : "absent"} data-n={all?.own.n ?? 0}>
        <SectionHeader
          title={title}
          actions={
            isOpen && mayDecide ? (
              <Button tone="primary" onClick={() => setAsking(true)}>
                {t("accept", { version })}
              </Button>
            ) : null
          }
        />
        {all ? (
          <>
            <div className="sentence mb-4 text-ink-3 text-small">
              <p>{t("held", { n: all.own.n, days: format.days(heldOut.from, heldOut.until) })}</p>
              <p>{t("margin", { margin: format.wholePercent(margin) })}</p>
            </div>
            <FigureRows model={model} format={format} />
          </>
        ) : null}
        {inUse ? (
          <p className="sentence mt-3 text-ink-2 text-ui">
            {t("again", {
              version: String(inUse.version),
              change: format.points(inUse.comparison.change.value * 100),
              n: inUse.comparison.own.n,
            })}
          </p>
        ) : null}
      </div>
      <ConfusionTables model={model} format={format} />
      <Learnt model={model} format={format} />
      {asking ? (
        <AcceptDialog model={model} seen={setting.version} format={format} onClose={() => setAsking(false)} />
      ) : null}
    </Section>
  );
}

function Learnt({ model: { learnt, neutralBand, digest }, format }: { model: ListedModel; format: Format }) {
  const t = useTranslations("readingModels.learnt");
  const band = { band: bandText(format, neutralBand.value), n: neutralBand.neutralCount };
  return (
    <div className="mt-6">
      <h3 className="font-semibold text-ui">{t("title")}</h3>
      <p className="sentence mt-1 text-ink-2 text-ui">
        {t("body", {
          days: format.days(learnt.from, learnt.until),
          positive: format.count(learnt.positive),
          negative: format.count(learnt.negative),
          byPeople: format.count(learnt.byPeople),
          byScores: format.count(learnt.byScores),
        })}
      </p>
      <div className="sentence mt-1 text-ink-3 text-small" data-figure="setting">
        <p>{neutralBand.isCalibrated ? t("bandFound", band) : t("bandKept", band)}</p>
        <p>{t("digest", { digest })}</p>
      </div>
    </div>
  );
}
