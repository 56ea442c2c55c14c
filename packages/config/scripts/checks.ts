import { checkBoundaries } from "./check-boundaries.ts";
import { checkCompose } from "./check-compose.ts";
import { checkFeatureVocabulary } from "./check-feature-vocabulary.ts";
import { checkFileSize } from "./check-file-size.ts";
import { checkLockfile } from "./check-lockfile.ts";
import { checkMessages } from "./check-messages.ts";
import { checkModels } from "./check-models.ts";
import { checkPaths } from "./check-paths.ts";
import { checkSecretsAndHosts } from "./check-secrets-and-hosts.ts";
import { checkSecurityTable } from "./check-security-table.ts";
import { checkVersionFloors } from "./check-version-floors.ts";
import { checkWebLayers } from "./check-web-layers.ts";
import type { Check } from "./repository.ts";

/** The checks of the house, in the order of `npm run verify`. Each also runs alone: `node packages/config/scripts/check-….ts`. */
export const checks: readonly Check[] = [
  checkBoundaries,
  checkModels,
  checkWebLayers,
  checkFeatureVocabulary,
  checkFileSize,
  checkMessages,
  checkSecretsAndHosts,
  checkLockfile,
  checkVersionFloors,
  checkCompose,
  checkPaths,
  checkSecurityTable,
];
