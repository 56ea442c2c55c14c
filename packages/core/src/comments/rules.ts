/** Comments that one act of correction speaks of. */
export const mostAtOnce = 200;
