"""Fixed mutations of rule files: does a rule's own cases notice when the rule goes wrong?

In: rules and their cases. Out: every mutant a case catches, and those that survive.
"""
