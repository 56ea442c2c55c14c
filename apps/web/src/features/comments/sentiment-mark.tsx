import type { Sentiment } from "./comments-view.ts";

/** The shape beside a word that names a sentiment, in its colour: never colour alone. */
export function SentimentMark({ sentiment }: { sentiment: Sentiment }) {
  return (
    <svg width="9" height="9" viewBox="0 0 8 8" aria-hidden="true" className="shrink-0 fill-current">
      {shapes[sentiment]}
    </svg>
  );
}

const shapes: Record<Sentiment, React.ReactNode> = {
  negative: <path d="M0 1h8L4 8z" />,
  neutral: <path d="M0 3h8v2H0z" />,
  mixed: (
    <>
      <circle cx="4" cy="4" r="3.4" fill="none" stroke="currentColor" />
      <path d="M4 0.6a3.4 3.4 0 0 0 0 6.8z" />
    </>
  ),
  positive: <circle cx="4" cy="4" r="3.6" />,
};
