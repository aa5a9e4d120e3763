import type {ClassifiedArea} from "../model/classification.js";
import {agreementOf, type Agreement, type AgreementCell} from "../model/agreement.js";
import type {Edition, Method} from "../model/method.js";
import {agreementQuery} from "../queries/agreement.js";
import {observationsInput, tableInput} from "../queries/classification-input.js";
import {classificationQuery} from "../queries/classification.js";
import {withComponentWeights, type ComponentWeights} from "../queries/component-weights.js";
import {decodeClassification} from "../queries/decode-classification.js";
import {availableIndicatorsQuery} from "../queries/published-rates.js";
import {identifier, type Query, type RunQuery} from "../queries/query.js";
import {database} from "./database.js";
import {runQuery} from "./query.js";
import {QueryError} from "./query-error.js";
import {tableRows} from "./table-rows.js";

/** A method's classes in the laboratory. */
export interface LabResult {
  /** The method that ran, with weights as found. */
  readonly method: Method;
  readonly rows: readonly ClassifiedArea[];
  /** Weights that were found from the values. */
  readonly found: readonly ComponentWeights[];
  /** The statement that ran, on the laboratory's own input. */
  readonly statement: Query;
  /** The statement from the tables `areas` and `observations` to the classes. */
  readonly query: Query;
}

/** Classes of two methods side by side; `null` for the index where a method has none. */
export interface LabAgreement {
  readonly cells: readonly AgreementCell[];
  /** null where the two do not have the same classes. */
  readonly agreement: Agreement | null;
}

type Side = "reference" | "draft";

/**
 * The laboratory's place in the page's database: a connection that stays open, and the input of the reference and of the draft
 * as tables.
 */
export interface Lab {
  /** @throws QueryError, ClassificationError */
  classify(side: Side, method: Method, edition: Edition): Promise<LabResult>;
  /** Keeps both results as tables "lab reference" and "lab draft" and compares them. */
  agreement(
    index: "status" | "dynamics" | "combined",
    results: Readonly<Record<Side, LabResult>>
  ): Promise<LabAgreement>;
  /** Keys of the indicators with values for the level and period, with the number of areas. */
  available(level: string, period: string): Promise<ReadonlyMap<string, number>>;
}

export async function openLab(): Promise<Lab> {
  const connection = await (await database()).connect();
  const run: RunQuery = async (query) => {
    try {
      return tableRows(await connection.query(query.sql));
    } catch (error) {
      throw new QueryError(query, error);
    }
  };
  const inputs = new Map<Side, string>();
  const kept = new Map<Side, LabResult>();
  const keep = async (side: Side, result: LabResult) => {
    if (kept.get(side) === result) return;
    const {name, sql} = result.statement;
    await run({name, sql: `CREATE OR REPLACE TABLE ${identifier(`lab ${side}`)} AS\n${sql}`});
    kept.set(side, result);
  };
  return {
    async classify(side, method, edition) {
      const wide = observationsInput(method, edition);
      const table = `lab ${side} input`;
      if (inputs.get(side) !== wide.sql) {
        await run({name: table, sql: `CREATE OR REPLACE TABLE ${identifier(table)} AS\n${wide.sql}`});
        inputs.set(side, wide.sql);
      }
      const input = tableInput(method, table, edition.period);
      const {method: weighted, found} = await withComponentWeights(method, input, run);
      const statement = classificationQuery(weighted, input);
      const rows = decodeClassification(await run(statement), weighted);
      return {method: weighted, rows, found, statement, query: classificationQuery(weighted, wide)};
    },
    async agreement(index, {reference, draft}) {
      await keep("reference", reference);
      await keep("draft", draft);
      const cells = (await run(
        agreementQuery("lab reference", "lab draft", `${index}_class`)
      )) as unknown as AgreementCell[];
      const [a, b] = [reference.method, draft.method];
      const order = index === "combined" ? null : sameClasses(a, b, index);
      const comparable = index === "combined" ? bothSame(a, b) : order !== null;
      return {cells, agreement: comparable ? agreementOf(cells, order) : null};
    },
    async available(level, period) {
      const rows = await runQuery(availableIndicatorsQuery(level, period));
      return new Map(rows.map((row) => [String(row.indicator), Number(row.areas)]));
    }
  };
}

function sameClasses(a: Method, b: Method, index: "status" | "dynamics"): readonly string[] | null {
  const codes = (method: Method) => method[index]?.classes.map(({code}) => code) ?? [];
  return codes(a).join("\n") === codes(b).join("\n") && codes(a).length > 0 ? codes(a) : null;
}

function bothSame(a: Method, b: Method): boolean {
  const dynamics = a.dynamics === null ? b.dynamics === null : sameClasses(a, b, "dynamics") !== null;
  return sameClasses(a, b, "status") !== null && dynamics;
}
