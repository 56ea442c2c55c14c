import { cx } from "./cx.ts";

/** Holds the final size of what is loading: static, no shimmer. Give it the size by class. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("block rounded-chip bg-sunk", className)} />;
}

/** Hairlines where text rows will stand. */
export function SkeletonRows({ rows, className }: { rows: number; className?: string }) {
  return (
    <div aria-hidden="true" className={className}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-12 items-center border-line border-b">
          <span className="h-3 w-2/5 rounded-chip bg-sunk" />
        </div>
      ))}
    </div>
  );
}
