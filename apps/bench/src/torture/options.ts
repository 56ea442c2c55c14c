/** How long a torture lasts, where somebody wants less than all of it; one with fewer rounds than asked for has not held. */
export type TortureOptions = { rounds?: number; minutes?: number };
