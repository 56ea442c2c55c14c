"use client";

import type { ImportBatch } from "@heard/core/imports";
import { Button } from "@heard/ui/button";
import { UndoIcon } from "@heard/ui/icons";
import { lazy, Suspense, useState } from "react";

const UndoDialog = lazy(() => import("./undo-dialog.tsx"));

/** Asks before it takes an import back. */
export function UndoButton({ batch, label }: { batch: ImportBatch; label: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon={<UndoIcon className="text-ink-3" />} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking ? (
        <Suspense>
          <UndoDialog batch={batch} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
