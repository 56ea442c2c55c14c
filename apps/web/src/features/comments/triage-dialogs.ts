import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";

export const SentimentDialog = latePart(() => import("./sentiment-dialog.tsx"), MissingDialog);
export const ThemesDialog = latePart(() => import("./themes-dialog.tsx"), MissingDialog);
