"use client";

import type { ChannelItem } from "@heard/core/channels";
import type { SegmentFieldItem } from "@heard/core/segments";
import type { SourceItem, SourceMove } from "@heard/core/sources";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { useFormat } from "#lib/use-format.ts";
import { ChannelList } from "./channel-list.tsx";
import { FieldList } from "./field-list.tsx";
import { SourceList } from "./source-list.tsx";

export type SegmentListsProps = {
  timeZone: string;
  limits: { fields: number; values: number };
  segments: SegmentFieldItem[];
  channels: ChannelItem[];
  sources: SourceItem[];
  moves: SourceMove[];
};

/** Settings / Segments and channels: what answers can be told apart by. */
export function SegmentListsScreen({ timeZone, limits, segments, channels, sources, moves }: SegmentListsProps) {
  const t = useTranslations("segmentLists");
  const format = useFormat(timeZone);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="mt-8">
        <FieldList initial={segments} limits={limits} format={format} />
      </div>
      <Section>
        <ChannelList initial={channels} format={format} />
      </Section>
      <Section>
        <SourceList initial={sources} moves={moves} timeZone={timeZone} format={format} />
      </Section>
    </>
  );
}
