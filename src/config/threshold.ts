/**
 * The one grammar for promises, parsed before anything starts.
 *
 *   threshold  = metric operator limit
 *   operator   = "<" | "<=" | ">" | ">="
 *   limit      = quantity | "baseline" [ ("+" | "-") (percent | quantity) ]
 *   quantity   = number [ unit ]          unit = "us" | "ms" | "s" | "m" | "h" | "%" | "B" | "KB" | "MB" | "GB" | "/s"
 */
export type Threshold = { text: string; metric: string; operator: Operator; limit: Limit; line: number | undefined }
export type Operator = '<' | '<=' | '>' | '>='
/** What must hold: the value, in the metric's unit, or the baseline changed by a fraction or by an amount. */
export type Limit = { kind: 'absolute'; value: number } | { kind: 'baseline'; factor: number; offset: number }
