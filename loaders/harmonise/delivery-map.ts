import type {Deliveries} from "./earlier-tables.js";

/** Deliveries of one table. */
export class DeliveryMap implements Deliveries {
  readonly #blocks = new Map<string, Map<string, string>>();

  get(block: string, area: string): string | undefined {
    return this.#blocks.get(block)?.get(area);
  }

  set(block: string, area: string, where: string): void {
    const areas = this.#blocks.get(block) ?? new Map<string, string>();
    this.#blocks.set(block, areas.set(area, where));
  }
}
