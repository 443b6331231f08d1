# Thin targets: the work is in .ci/, and each script there begins by saying what it does.
.DEFAULT_GOAL := help
.PHONY: help run test dev bench faults clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: ## Build what is missing and start Lan Tỏa with sample data
	@.ci/run-app

test: ## Run every check: formatting, lints, tests on both databases, the browser
	@.ci/test

dev: ## Start it and rebuild whenever a file is saved
	@.ci/dev

bench: ## Measure the release build
	@.ci/bench

faults: ## Kill the server a thousand times while phones send
	@.ci/faults

clean: ## Remove what was built; data/ stays
	cargo clean
	rm -rf end2end/test-results end2end/playwright-report
