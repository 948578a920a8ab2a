/** Expert escalation scenarios a request may trigger. */
export const SCENARIO_NAMES = ['production_deployment', 'database_operation', 'security_command', 'network_change'] as const
