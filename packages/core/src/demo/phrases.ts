export type Mood = "good" | "mixed" | "bad";

/** What customers of the demo company say in one language. Written for it; no real comments. */
export type Phrases = {
  /** Words for the places in braces, so that few sentences read the same. */
  slots: Readonly<Record<string, readonly string[]>>;
  /** Sentences by mood and touchpoint; `*` fits everywhere. */
  matters: Readonly<Record<Mood, Readonly<Record<string, readonly string[]>>>>;
  /** What some add to say what it means to them. */
  endings: Readonly<Record<Mood, readonly string[]>>;
  /** Now and then a customer writes more than is good for them; the product hides it from wide view. */
  personal: readonly string[];
  /** Between two sentences. */
  space: string;
};
