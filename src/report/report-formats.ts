/** What a result document can be rendered as. */
export const REPORT_FORMATS = ['html', 'markdown', 'json', 'junit', 'terminal'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]
