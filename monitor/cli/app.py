"""The commands and their options, in the operator's language; what each does is imported when it runs.

Annotations here are values (typer reads them while the texts are at hand), so they are not put off as elsewhere.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from monitor.cli import codes
from monitor.errors import FaroError, unusable
from monitor.locale import Texts, language_from_env, translator

GROUPS = ("sources", "watchlist", "queue", "key")


def run(arguments: list[str], environ: Mapping[str, str]) -> int:
    """Run the command line ``arguments``; return the exit code. Errors meant for the operator go to standard error."""
    texts = translator(language_from_env(environ))
    if not arguments or (len(arguments) == 1 and arguments[0] in GROUPS):
        arguments = [*arguments, "--help"]
    try:
        outcome = application(texts)(arguments, prog_name="faro", standalone_mode=False)
    except typer.TyperException as error:
        sys.stderr.write(f"faro: {error.format_message()}\n{texts('cli.usage')}\n")
        return codes.USAGE
    except typer.Abort:
        return codes.TEMPORARY
    except FaroError as error:
        sys.stderr.write(f"{error}\n")
        return codes.exit_code(error)
    except BrokenPipeError:
        return codes.OK
    except OSError as error:
        if error.filename is None:  # not of a file, so not the operator's to mend: a bug, to be seen
            raise
        sys.stderr.write(f"{unusable(error.filename, error)}\n")
        return codes.TEMPORARY
    return outcome if isinstance(outcome, int) else codes.OK


def application(texts: Texts) -> typer.Typer:
    """The whole command, with help in the language of ``texts``."""
    app = typer.Typer(help=texts("cli.help"), add_completion=False, pretty_exceptions_enable=False)
    config_option = typer.Option("--config", "-c", help=texts("cli.config"), envvar="FARO_CONFIG")
    json_option = typer.Option("--json", help=texts("cli.json"))
    log_option = typer.Option("--log", help=texts("cli.log"))
    Config = Annotated[Path, config_option]  # noqa: N806
    Json = Annotated[bool, json_option]  # noqa: N806
    Log = Annotated[str, log_option]  # noqa: N806
    here = Path("config.toml")

    @app.command(help=texts("cli.run"))
    def run(config: Config = here, as_json: Json = False, log: Log = "info") -> int:
        from monitor.cli import running

        return running.run(config, texts, as_json=as_json, log=log)

    @app.command(help=texts("cli.collect"))
    def collect(config: Config = here, log: Log = "info") -> int:
        from monitor.cli import running

        return running.collect(config, log=log)

    @app.command(help=texts("cli.notify"))
    def notify(config: Config = here, as_json: Json = False, log: Log = "info") -> int:
        from monitor.cli import running

        return running.notify(config, as_json=as_json, log=log)

    @app.command(help=texts("cli.demo"))
    def demo(
        seed: Annotated[int, typer.Option(help=texts("cli.demo.seed"))] = 0,
        world: Annotated[Path | None, typer.Option(help=texts("cli.demo.world"))] = None,
        keep: Annotated[Path | None, typer.Option(help=texts("cli.demo.keep"))] = None,
        stay: Annotated[bool, typer.Option("--stay", help=texts("cli.demo.stay"))] = False,
        as_json: Json = False,
        log: Log = "error",
    ) -> int:
        from monitor.cli import running

        return running.demo(texts, seed=seed, world=world, keep=keep, stay=stay, as_json=as_json, log=log)

    @app.command(help=texts("cli.check"))
    def check(config: Config = here, as_json: Json = False) -> int:
        from monitor.cli import checking

        return checking.check(config, texts, as_json=as_json)

    @app.command(help=texts("cli.init"))
    def init(folder: Annotated[Path, typer.Argument(help=texts("cli.init.folder"))] = Path()) -> int:
        from monitor.cli import checking

        return checking.init(folder, texts)

    @app.command(help=texts("cli.poll"))
    def poll(
        source: Annotated[str | None, typer.Argument(help=texts("cli.poll.source"))] = None,
        config: Config = here,
        as_json: Json = False,
        log: Log = "warning",
    ) -> int:
        from monitor.cli import running

        return running.poll(config, source, texts, as_json=as_json, log=log)

    @app.command(name="try", help=texts("cli.try"))
    def try_(
        text: Annotated[str, typer.Argument(help=texts("cli.try.text"))], config: Config = here, as_json: Json = False
    ) -> int:
        from monitor.cli import asking

        return asking.try_text(config, text, texts, as_json=as_json)

    @app.command(help=texts("cli.status"))
    def status(
        name: Annotated[str, typer.Argument(help=texts("cli.status.name"))],
        config: Config = here,
        as_json: Json = False,
    ) -> int:
        from monitor.cli import asking

        return asking.status(config, name, texts, as_json=as_json)

    @app.command(help=texts("cli.why"))
    def why(
        alert: Annotated[str, typer.Argument(help=texts("cli.why.alert"))], config: Config = here, as_json: Json = False
    ) -> int:
        from monitor.cli import asking

        return asking.why(config, alert, texts, as_json=as_json)

    sources = typer.Typer(help=texts("cli.sources"))
    app.add_typer(sources, name="sources")

    @sources.command(name="list", help=texts("cli.sources.list"))
    def sources_list(config: Config = here, as_json: Json = False) -> int:
        from monitor.cli import listing

        return listing.sources(config, texts, as_json=as_json)

    @sources.command(name="test", help=texts("cli.sources.test"))
    def sources_test(
        names: Annotated[list[str] | None, typer.Argument(help=texts("cli.poll.source"))] = None,
        config: Config = here,
        as_json: Json = False,
    ) -> int:
        from monitor.cli import running

        return running.test_sources(config, names or [], texts, as_json=as_json)

    watchlist = typer.Typer(help=texts("cli.watchlist"))
    app.add_typer(watchlist, name="watchlist")

    @watchlist.command(name="list", help=texts("cli.watchlist.list"))
    def watchlist_list(config: Config = here, as_json: Json = False) -> int:
        from monitor.cli import listing

        return listing.watchlist(config, texts, as_json=as_json)

    @watchlist.command(name="check", help=texts("cli.watchlist.check"))
    def watchlist_check(config: Config = here, as_json: Json = False) -> int:
        from monitor.cli import checking

        return checking.check_watchlists(config, texts, as_json=as_json)

    queue = typer.Typer(help=texts("cli.queue"))
    app.add_typer(queue, name="queue")

    @queue.command(name="list", help=texts("cli.queue.list"))
    def queue_list(
        config: Config = here,
        as_json: Json = False,
        most: Annotated[int, typer.Option(help=texts("cli.queue.most"), min=1, max=1000)] = 50,
    ) -> int:
        from monitor.cli import queue as queueing

        return queueing.show_queue(config, texts, most=most, as_json=as_json)

    @queue.command(name="decide", help=texts("cli.queue.decide"))
    def queue_decide(
        doubt: Annotated[str, typer.Argument(help=texts("cli.queue.doubt"))],
        verdict: Annotated[str, typer.Argument(help=texts("cli.queue.verdict"))],
        kind: Annotated[str | None, typer.Option(help=texts("cli.queue.kind"))] = None,
        polarity: Annotated[str | None, typer.Option(help=texts("cli.queue.polarity"))] = None,
        config: Config = here,
    ) -> int:
        from monitor.cli import queue as queueing

        return queueing.decide(config, doubt, verdict, kind, polarity, texts)

    @app.command(help=texts("cli.setup"))
    def setup(
        config: Config = here,
        api: Annotated[str, typer.Option("--api", hidden=True)] = "",
        wait: Annotated[int, typer.Option("--wait", help=texts("cli.setup.wait"), min=0, max=3600)] = 120,
    ) -> int:
        from monitor.cli.setup import set_up

        return set_up(config, texts, api=api, wait=wait)

    @app.command(help=texts("cli.unlock"))
    def unlock(config: Config = here) -> int:
        from monitor.cli import keying, locked

        return keying.unlock(config, texts, locked.key_mark)

    key = typer.Typer(help=texts("cli.key"))
    app.add_typer(key, name="key")

    @key.command(name="new", help=texts("cli.key.new"))
    def key_new(config: Config = here) -> int:
        from monitor.cli import keying, locked

        return keying.key_new(config, texts, locked.key_mark, locked.alone)

    @key.command(name="show", help=texts("cli.key.show"))
    def key_show(config: Config = here) -> int:
        from monitor.cli import keying, locked

        return keying.key_show(config, texts, locked.key_mark)

    @key.command(name="rotate", help=texts("cli.key.rotate"))
    def key_rotate(config: Config = here) -> int:
        from monitor.cli import keying, locked

        return keying.key_rotate(config, texts, locked.key_mark, locked.rekey, locked.alone)

    return app
