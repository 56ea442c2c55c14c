import { percentOf } from "./geometry.ts";

/** Something happened: a stripe over its points, with the mark by which the list below calls it. */
export type Annotation = { from: number; to: number; mark: string; text: string };

type AnnotationsProps = { annotations: readonly Annotation[]; count: number; height: number };

export function Annotations({ annotations, count, height }: AnnotationsProps) {
  return annotations.map(({ from, to, mark }) => {
    const left = percentOf(from - 0.5, [0, count - 1]);
    const width = percentOf(to + 0.5, [0, count - 1]) - left;
    return (
      <g key={mark}>
        <rect x={`${left}%`} width={`${width}%`} height={height} fill="var(--sunk)" />
        <text x={`${left + width / 2}%`} y={height - 9} textAnchor="middle" className="halo fill-ink-2 text-small">
          {mark}
        </text>
      </g>
    );
  });
}

/** What the marks stand for, for everybody who reads the chart, on paper too. */
export function AnnotationList({ title, annotations }: { title: string; annotations: readonly Annotation[] }) {
  if (annotations.length === 0) return null;
  return (
    <ol aria-label={title} className="mt-1 flex flex-wrap gap-x-4 text-ink-2 text-small">
      {annotations.map(({ mark, text }) => (
        <li key={mark}>
          <span className="text-ink-3">{mark}</span> {text}
        </li>
      ))}
    </ol>
  );
}
