export type IndicatorKind = "metric" | "categorical";
export type Polarity = "higher_is_worse" | "higher_is_better" | "neutral";

/** A row of the indicator catalogue, as written to `indicators.parquet`. Texts are German. */
export interface Indicator {
  readonly key: string;
  readonly theme: string;
  readonly title: string;
  /** Unit as shown, for instance "%", "Personen", "Jahre"; empty for none. */
  readonly unit: string;
  readonly decimals: number;
  readonly kind: IndicatorKind;
  readonly polarity: Polarity;
  /** Keys of the counts a rate is made of: value = factor × numerator / denominator; null for a plain value. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly factor: number;
  readonly source: string;
  readonly note: string;
  readonly public: boolean;
}
