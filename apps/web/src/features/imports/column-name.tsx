import { Fragment } from "react";

/** The name of a column as the file has it; a long one breaks where its words end. */
export function ColumnName({ name }: { name: string }) {
  const parts = name.split(/(?<=[_./-])/);
  return (
    <span className="wrap-anywhere font-mono">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one string never move
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
