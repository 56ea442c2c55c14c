import { expireFiles } from "../files/index.ts";
import { expireParts } from "../imports/expire-parts.ts";
import { forgetEndedImports } from "../imports/forget.ts";
import { expireReplies } from "../responses/expire-replies.ts";
import { expireAnswersEverywhere } from "../surveys/expire-answers.ts";

type Expired = { responses: number; imports: number; files: number; replies: number };

/**
 * Lets go of what has had its time, in all organisations: answers that a survey keeps for some days, rows of imports of which somebody was erased, files, and replies that a
 * repeated request would get. One kind that fails keeps none of the others waiting.
 */
export async function expireEverything(options: {
  dataDir: string;
  now: () => Date;
  /** `organisationKey` is null where it concerns none. */
  onError: (error: unknown, organisationKey: string | null) => void;
  isStopping?: () => boolean;
}): Promise<Expired> {
  const count = async (work: () => Promise<number>) => {
    try {
      return options.isStopping?.() ? 0 : await work();
    } catch (error) {
      options.onError(error, null);
      return 0;
    }
  };
  const responses = await count(() => expireAnswersEverywhere(options));
  const imports = await count(() => forgetEndedImports(options));
  // After them: the files of what was just erased go as well.
  const files = (await count(() => expireFiles(options))) + (await count(() => expireParts(options)));
  return { responses, imports, files, replies: await count(() => expireReplies(options)) };
}
