/** What has to be decided by experts, and how often. `match` is a regular expression on the request's body. */
export type Scenario = { match: string; share: number; several: number; experts: number }

/** Several experts are as many as it takes for a majority. */
const EXPERTS = 3

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  production_deployment: { match: 'kubectl apply|terraform apply|ansible-playbook', share: 0.15, several: 0.4, experts: EXPERTS },
  database_operation: { match: 'DROP|DELETE|ALTER|TRUNCATE', share: 0.25, several: 0.6, experts: EXPERTS },
  security_command: { match: 'sudo|chmod 777|rm -rf', share: 0.2, several: 0.3, experts: EXPERTS },
  network_change: { match: 'iptables|ufw|firewall-cmd', share: 0.18, several: 0.35, experts: EXPERTS },
}

/** The scenarios there are: the built-in ones, those of the file over them. */
export function scenariosOf(own: Readonly<Record<string, { match?: string | undefined; escalates?: number | undefined; several?: number | undefined; experts?: number | undefined }>> = {}): Record<string, Scenario> {
  const known: Record<string, Scenario> = { ...SCENARIOS }
  for (const [name, { match, escalates, several, experts }] of Object.entries(own)) {
    const base = known[name]
    known[name] = { match: match ?? base?.match ?? '', share: escalates ?? base?.share ?? 1, several: several ?? base?.several ?? 0, experts: experts ?? base?.experts ?? EXPERTS }
  }
  return known
}
