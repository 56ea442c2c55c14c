import { percentOf } from "./geometry.ts";

/** Something happened: a stripe over its points, with the mark by which the list below calls it. */
export type Annotation = { from: number; to: number; mark: string; text: string };

type AnnotationsProps = { annotations: readonly Annotation[]; count: number; height: number };

export function Annotations({ annotations, count, height }: AnnotationsProps) {
  const stripes = annotations.map(({ from, to, mark }) => ({ mark, ...stripeOf({ from, to }, count) }));
  // The marks stand over all stripes: a neighbour would cover them where events follow each other closely.
  return (
    <>
      {stripes.map(({ mark, left, width }) => (
        <rect key={mark} x={`${left}%`} width={`${width}%`} height={height} fill="var(--sunk)" />
      ))}
      {stripes.map(({ mark, left, width }) => (
        <text
          key={mark}
          x={`${left + width / 2}%`}
          y={height - 9}
          textAnchor="middle"
          className="halo fill-ink-2 text-small"
        >
          {mark}
        </text>
      ))}
    </>
  );
}

/** From half a point before an event to half a point after it, inside the plot. */
export function stripeOf(
  { from, to }: Pick<Annotation, "from" | "to">,
  count: number,
): { left: number; width: number } {
  const inside = (at: number) => Math.min(100, Math.max(0, percentOf(at, [0, count - 1])));
  const left = inside(from - 0.5);
  return { left, width: inside(to + 0.5) - left };
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
