import { percentOf } from "./geometry.ts";

/** Something happened: a stripe over its points. */
export type Annotation = { from: number; to: number; title: string; note: string };

type AnnotationsProps = { annotations: readonly Annotation[]; count: number; height: number };

export function Annotations({ annotations, count, height }: AnnotationsProps) {
  return annotations.map(({ from, to, title, note }) => {
    const left = percentOf(from - 0.5, [0, count - 1]);
    const width = percentOf(to + 0.5, [0, count - 1]) - left;
    return (
      <g key={`${from} ${title}`}>
        <rect x={`${left}%`} width={`${width}%`} height={height} fill="var(--sunk)" />
        <g className="text-small @max-xl:hidden">
          <text x={`${left + width}%`} y={height - 24} textAnchor="end" className="halo fill-ink-2">
            {title}
          </text>
          <text x={`${left + width}%`} y={height - 9} textAnchor="end" className="halo fill-ink-3">
            {note}
          </text>
        </g>
      </g>
    );
  });
}

/** On a phone the stripes keep their words, below the plot. */
export function AnnotationList({ annotations }: { annotations: readonly Annotation[] }) {
  if (annotations.length === 0) return null;
  return (
    <ul className="mt-1 text-small @xl:hidden">
      {annotations.map(({ from, title, note }) => (
        <li key={`${from} ${title}`} className="text-ink-2">
          {title}. <span className="text-ink-3">{note}</span>
        </li>
      ))}
    </ul>
  );
}
