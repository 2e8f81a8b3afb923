"""A pytest plugin for `make test-system`: a test that was skipped is a failure there, for nothing may be missing."""

from __future__ import annotations

import pytest


class NoSkips:
    """Counts what was skipped, test by test or file by file, and turns success into failure if there was any."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a skipped test."""
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that skipped itself."""
        self._note(report)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that would have passed."""
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which."""
        for name in self.skipped:
            terminalreporter.write_line(f"skipped, which is a failure here: {name}")

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)


def pytest_configure(config: pytest.Config) -> None:
    """Take effect for this run."""
    config.pluginmanager.register(NoSkips(), "no_skips")
