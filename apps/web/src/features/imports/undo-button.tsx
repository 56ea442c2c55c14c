"use client";

import type { ImportBatch } from "@heard/core/imports";
import { Button } from "@heard/ui/button";
import { UndoIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useState } from "react";

const UndoDialog = latePart(() => import("./undo-dialog.tsx"), MissingDialog);

/** Asks before it takes an import back. */
export function UndoButton({ batch, label }: { batch: ImportBatch; label: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon={<UndoIcon className="text-ink-3" />} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking ? <UndoDialog batch={batch} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
