# What an agent may do. Compiled to policy.wasm; see README.md of the example.
package bridge.validation

import rego.v1

dangerous_patterns := [
	`rm\s+-rf\s+(/|~|\$HOME)|chmod\s+777|\bsudo\b`,
	`curl[^|]*\|\s*(ba)?sh`,
]

# Commands that a model is asked about: they may be fine.
reviewed := {
	"service_restart": ["systemctl restart", "systemctl stop"],
	"network_call": ["curl ", "wget ", "ssh ", "scp "],
	"configuration": ["sed -i", "crontab"],
}

# Commands that experts decide on: they change what others depend on.
escalated := {
	"production_deployment": ["kubectl apply", "terraform apply", "ansible-playbook"],
	"database_operation": ["DROP ", "DELETE ", "ALTER ", "TRUNCATE "],
	"network_change": ["iptables", "ufw ", "firewall-cmd"],
}

deny contains msg if {
	some pattern in dangerous_patterns
	regex.match(pattern, input.command)
	msg := sprintf("dangerous command pattern: %s", [pattern])
}

deny contains msg if {
	some prefix in data.protected_prefixes
	contains(input.command, prefix)
	input.writes
	msg := sprintf("protected path: %s", [prefix])
}

escalate contains scenario if {
	some scenario, words in escalated
	some word in words
	contains(input.command, word)
}

review contains topic if {
	some topic, words in reviewed
	some word in words
	contains(input.command, word)
}

permitted if {
	some grant in data.roles[input.role]
	input.resource in data.grants[grant]
}

decision := {"decision": "deny", "risk": "high", "reasons": sort(deny)} if {
	count(deny) > 0
} else := {"decision": "escalate", "risk": "medium", "reasons": sort(escalate)} if {
	count(escalate) > 0
} else := {"decision": "review", "risk": "medium", "reasons": sort(review)} if {
	count(review) > 0
} else := {"decision": "allow", "risk": "low", "reasons": []} if {
	permitted
} else := {"decision": "deny", "risk": "low", "reasons": ["no role grants this"]}
