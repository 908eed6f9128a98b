"""No self-approval: the agent's own input reaches neither its windows, its settings, rules and skills, nor its own process."""
