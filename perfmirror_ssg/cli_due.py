"""The command due: the queue of what wants a word.

In: arguments. Out: text, JSON or a calendar on stdout, and an exit code.
"""

import click

from perfmirror_ssg.cli_site import Asked, Failure, JournalFailure, echo, echo_errors_elsewhere, end


@click.command(epilog="Example: ssg due")
@click.option("--format", "form", type=click.Choice(["text", "json", "ics"]), default="text", help="ics: for a calendar.")
@click.option("--exit-code", is_flag=True, help="End with 1 when something is due, for scripts.")
@click.pass_obj
def due(asked: Asked, form: str, exit_code: bool) -> None:  # noqa: FBT001 - as click hands it over
    """Show what is due, the longest due first, and what falls due in the next weeks.

    Each with the line or the command to copy.
    """
    from perfmirror_ssg.exchange.due_json import due_json
    from perfmirror_ssg.pages.edition import make_edition
    from perfmirror_ssg.site.calendar_file import calendar
    from perfmirror_ssg.terminal import due_text

    mirror = asked.read()
    if mirror.config_is_wrong:
        # What it says is asked for and when; without it the queue would be another's.
        echo_errors_elsewhere(mirror)
        end(Failure.exit_code)
    report = mirror.report
    match form:
        case "json":
            click.echo(due_json(report), nl=False)
        case "ics":
            queue = (*report.queue.now, *report.queue.next)
            click.echo(calendar(queue, report.journal.today, mirror.config.site.title), nl=False)
        case _:
            echo(due_text(make_edition(report, mirror.problems)))
    echo_errors_elsewhere(mirror)
    if exit_code and report.due:
        end(JournalFailure.exit_code)
