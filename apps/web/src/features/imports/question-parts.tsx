"use client";

import type { Mapping } from "@heard/core/imports/schema";
import { type ReactNode, useState } from "react";
import { type Asked, isDateAsked, openParts, type Seen } from "./asked.ts";
import { BreakPart } from "./break-part.tsx";
import { DatePart } from "./date-part.tsx";
import { DirectionPart } from "./direction-part.tsx";
import { RangePart } from "./range-part.tsx";
import { WordsPart } from "./words-part.tsx";
import { ZerosPart } from "./zeros-part.tsx";

type Props = { asked: Asked; seen: Seen; mapping: Mapping; onChange: (mapping: Mapping) => void };
type Part = { key: string; open: boolean; shown: ReactNode };

/** What only a person can say about the file: what was open when the page was opened first, each in one place that does not move when it is answered. */
export function QuestionParts({ asked, seen, mapping, onChange }: Props) {
  const common = { mapping, onChange };
  const open = new Map(openParts(asked).map(({ kind, columns }) => [kind, columns]));
  const parts: Part[] = [
    ...asked.breaks.map((ask) => ({
      key: `break/${ask.column}`,
      open: open.get("break")?.includes(ask.column) ?? false,
      shown: <BreakPart ask={ask} before={seen.breaks.get(ask.column)?.score ?? null} {...common} />,
    })),
    ...(asked.ranges.length > 0
      ? [{ key: "range", open: open.has("range"), shown: <RangePart asks={asked.ranges} {...common} /> }]
      : []),
    ...(asked.words.length > 0
      ? [{ key: "words", open: open.has("words"), shown: <WordsPart asks={asked.words} {...common} /> }]
      : []),
    ...(asked.directions.length > 0
      ? [
          {
            key: "direction",
            open: open.has("direction"),
            shown: <DirectionPart asks={asked.directions} {...common} />,
          },
        ]
      : []),
    ...(asked.zeros
      ? [{ key: "zeros", open: open.has("zeros"), shown: <ZerosPart ask={asked.zeros} {...common} /> }]
      : []),
    ...(isDateAsked(asked.date)
      ? [{ key: "date", open: open.has("date") || open.has("day"), shown: <DatePart ask={asked.date} {...common} /> }]
      : []),
  ];
  // The order is settled once: an answer must not move the question under the reader's hand.
  const [first] = useState(() => new Set(parts.filter((part) => part.open).map(({ key }) => key)));
  return [...parts.filter(({ key }) => first.has(key)), ...parts.filter(({ key }) => !first.has(key))].map(
    ({ key, shown }) => (
      <div key={key} className="border-line border-t first:border-t-0">
        {shown}
      </div>
    ),
  );
}
