# What an agent may do, asked for one role and one resource at a time: may this role do to this resource what the command does?
# Compiled to policy.wasm; the README of the example says how.
package bridge.validation

import rego.v1

# The parts of the command between blanks and the shell's separators, in lower case: `ls;SUDO id` holds sudo.
words := {word | some word in regex.split("[\\s;|&()<>$\"'`]+", lower(input.command))}

# Never, for nobody.
forbidden contains "deletes a whole file system" if {
	"rm" in words
	count(words & {"/", "/*", "~", "~/", "--no-preserve-root"}) > 0
}

forbidden contains "formats or overwrites a disk" if {
	some word in words
	startswith(word, data.disk_words[_])
}

forbidden contains "runs what it downloads" if {
	count(words & {"curl", "wget"}) > 0
	count(words & {"sh", "bash", "zsh", "python", "python3", "node"}) > 0
}

forbidden contains "unknown tool" if not known_tool

forbidden contains "writes to a protected path" if {
	writes
	some word in words
	startswith(word, data.protected_prefixes[_])
}

# Rules of their own, because `not` before a lookup that finds nothing would not be true, but undefined.
known_tool if input.tool in data.tools

granted if mode in data.grants[input.role][input.resource]

# Experts decide on these: they change what others depend on.
escalate contains scenario if {
	some scenario, phrases in data.escalated
	some phrase in phrases
	every word in phrase { word in words }
}

# A model is asked about these: they may be fine.
review contains topic if {
	some topic, phrases in data.reviewed
	some phrase in phrases
	every word in phrase { word in words }
}

writes if count(words & {word | some word in data.writing}) > 0

writes if count({"sed", "-i"} - words) == 0

# Wherever it redirects to: refusing `2>/dev/null` to a reader is the safe mistake.
writes if contains(input.command, ">")

mode := "write" if {
	writes
} else := "read"

touched contains resource if {
	some resource, names in data.resources
	some name in names
	name in words
}

# A command that names no resource is work in the workspace.
applies if input.resource in touched

applies if {
	input.resource == "workspace"
	count(touched) == 0
}

decision := {"applies": true, "decision": "deny", "risk": "high", "reasons": sort(forbidden)} if {
	count(forbidden) > 0
} else := {"applies": false} if {
	not applies
} else := {"applies": true, "decision": "deny", "risk": "low", "reasons": [concat(" ", [input.role, "may not", mode, input.resource])]} if {
	not granted
} else := {"applies": true, "decision": "escalate", "risk": "high", "reasons": sort(escalate)} if {
	count(escalate) > 0
} else := {"applies": true, "decision": "review", "risk": "medium", "reasons": sort(review)} if {
	count(review) > 0
} else := {"applies": true, "decision": "allow", "risk": "low", "reasons": []}
