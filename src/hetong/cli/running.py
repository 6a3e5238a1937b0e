"""From the files found to the report and the exit code."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from hetong.cli.group import BAD
from hetong.cli.judging import Task, unread
from hetong.cli.output import Out, on_terminal
from hetong.cli.planning import Plan
from hetong.cli.progress import Progress, fits_a_bar
from hetong.cli.reading import Asked, read, shown
from hetong.cli.workers import Workers, results
from hetong.cli.writing import Report
from hetong.findings import Unread
from hetong.many.search import STDIN, Found
from hetong.reports import Overview, View


def run(found: Found, asked: Asked, plan: Plan, workers: Workers, form: str, view: View) -> int:
    """Judge what was found, write the report, and return the exit code.

    What has no result is told on standard error, each message once, and noted in the report.
    Raises OptionError and RuleError for what is wrong with the run as a whole, before anything is
    written.
    """
    refused = [unread(error.file or "", error, view.lang) for error in found.refused]
    bar = fits_a_bar() and not (on_terminal(asked.output) and not view.brief)
    with Progress(len(found.files), view.lang, bar=bar) as progress:
        for each in refused:
            progress.say(each.message)
        tasks = [_task(path, asked, plan, workers, form, view) for path in found.files]
        if form != "json" and all(isinstance(task, Unread) for task in tasks):
            return _told(tasks, progress)
        overview = Overview(plan.made(), unread=refused)
        with Out(asked.output) as out:
            report = Report(form, plan.titled(view), overview, out, printed=asked.output is None)
            with closing(results(tasks, plan.bench, workers, view.lang, progress.say)) as judged:
                for result in judged:
                    if isinstance(result, Unread):
                        overview.unread.append(result)
                        progress.say(result.message)
                    else:
                        report.add(result)
                    progress.step()
            report.finish()
    return overview.exit_code


def _task(
    path: str, asked: Asked, plan: Plan, workers: Workers, form: str, view: View
) -> Task | Unread:
    """Return how a file is judged, or why it is not.

    Where this process judges it reads the file first, so that one that cannot be read is refused
    before any rule is loaded.
    """
    name = shown(path, view.lang, asked.stdin_name)
    here = path == STDIN or not workers.jobs
    record = read(path, name, view.lang) if here else None
    if isinstance(record, Unread):
        return record
    return plan.task(path, name, form, view, record)


def _told(tasks: Iterable[Task | Unread], progress: Progress) -> int:
    """Say why no file has a result; a report for people would be empty."""
    for task in tasks:
        if isinstance(task, Unread):
            progress.say(task.message)
    return BAD
