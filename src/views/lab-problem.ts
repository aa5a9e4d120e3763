import {formatList} from "../model/format.js";
import {draftProblems} from "../model/method-draft.js";
import type {Method} from "../model/method.js";
import {DRAFT_PROBLEMS, INDEX_TITLES} from "../text/methodenlabor.js";

/** As `ClassificationError.problem` of the queries. */
interface AnswerProblem {
  readonly kind: "no-area" | "no-spread" | "no-index" | "too-few-values" | "no-component";
  readonly index: "status" | "dynamics";
  readonly keys: readonly string[];
}

/** What is wrong with a draft before it is computed, in German sentences; none where it can be. */
export function draftProblemWords(draft: Method): readonly string[] {
  return draftProblems(draft).map(
    ({index, problem}) =>
      `${draft.dynamics === null ? "" : `${INDEX_TITLES[index]}: `}${DRAFT_PROBLEMS[problem]}`
  );
}

/** Why a classification has no answer, in a German sentence. */
export function answerProblemWords(
  {kind, index, keys}: AnswerProblem,
  method: Method,
  title: (key: string) => string
): string {
  const name = INDEX_TITLES[index];
  const titles = formatList(keys.map((key) => `„${title(key)}“`));
  switch (kind) {
    case "no-area":
      return "Kein Gebiet bleibt übrig, das eingestuft werden könnte: Alle sind ausgenommen, oder ein Wert fehlt. Nehmen Sie Gebiete wieder auf oder einen Indikator heraus.";
    case "no-spread":
      return `${name}: ${titles} hat in allen Gebieten denselben Wert und lässt sich so nicht normieren. Entfernen Sie den Indikator oder lassen Sie die Werte unverändert.`;
    case "no-index":
      return `${name}: Aus ${titles} entsteht kein Index. ${
        method[index]?.aggregate === "geometric-mean"
          ? "Das geometrische Mittel braucht Werte, die nicht negativ sind."
          : "Die Indikatoren heben einander in allen Gebieten auf, oder es ist nur ein Gebiet übrig."
      }`;
    case "too-few-values":
      return `${name}: Natürliche Brüche brauchen mindestens so viele verschiedene Werte wie Klassen. Wählen Sie weniger Klassen.`;
    case "no-component":
      return `${name}: Aus ${titles} lassen sich keine Gewichte durch die erste Hauptkomponente finden: Ein Indikator läuft den anderen entgegen, ist überall gleich, oder keine Komponente überwiegt. Prüfen Sie die Richtungen oder setzen Sie die Gewichte selbst.`;
  }
}
