import { pointer } from "@heard/survey/problem";

/** A path as a JSON pointer (RFC 6901): the survey's, for the paths that schemas give. */
export const jsonPointer = (path: readonly PropertyKey[]): string => pointer(...path.map(String));
