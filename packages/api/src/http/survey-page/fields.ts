// The names of the form's fields: a question's id, and below it `id.row`, `id.choice`. The page's own begin with `_`, which no id does.

export const own = {
  token: "_token",
  answers: "_answers",
  page: "_page",
  language: "_language",
  /** The button: `next`, `back`, `stay`, `speak:<language>`. */
  go: "_go",
  /** When it was answered, of answers that waited for a network. */
  at: "_at",
  /** Left empty by people; programs that fill in everything fill it in. */
  trap: "_website",
} as const;

export const fieldOf = (question: string, below?: string) => (below === undefined ? question : `${question}.${below}`);
/** Where the words of a choice that takes some are typed. */
export const wordsFieldOf = (question: string, choice: string) => `${question}.${choice}.words`;
/** What the server knows of a file that was sent before: no browser sends the same one twice by itself. */
export const keptFieldOf = (question: string) => `${question}.kept`;
/** The id of a question's element, for links to it. */
export const placeOf = (question: string) => `q-${question}`;
export const problemPlaceOf = (question: string) => `p-${question}`;
export const hintPlaceOf = (question: string) => `h-${question}`;
