/** The phrases by which one language does what a question should not. Matched without regard to case, in folded text. */
export type Pack = {
  /** Two things joined where one can be answered. */
  doubleBarrelled: readonly RegExp[];
  /** What looks like two things and is one: taken out before. */
  oneThing: readonly RegExp[];
  leading: readonly RegExp[];
  scoreCoaching: readonly RegExp[];
};
