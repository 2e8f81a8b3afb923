"""tools/loopback-netns: a command sees loopback and nothing else, or does not run at all."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.system

HELPER = Path(__file__).parents[2] / "tools" / "loopback-netns"
#: A user who owns nothing: no rights come from being root.
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
VETH = "ip link add name faro0 type veth peer name faro1"


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; its output is text."""
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def inside(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program in the helper's namespace."""
    return run(HELPER, "python3", "-c", textwrap.dedent(program), *arguments)


@pytest.fixture
def for_everyone() -> Iterator[Path]:
    """A copy of the helper that any user may read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield Path(shutil.copy(HELPER, folder))


def test_only_loopback_is_there() -> None:
    """The command sees one device, loopback, and it is up."""
    done = run(HELPER, "ip", "-brief", "link")
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert line.split()[0] == "lo"
    assert "UP" in line


def test_loopback_carries_tcp() -> None:
    """A server and a client inside talk to each other on 127.0.0.1."""
    done = inside("""
        import socket
        with socket.create_server(("127.0.0.1", 0)) as server:
            with socket.create_connection(server.getsockname(), timeout=5) as client:
                peer, _ = server.accept()
                with peer:
                    client.sendall(b"faro")
                    print(peer.recv(4).decode())
    """)
    assert (done.returncode, done.stdout) == (0, "faro\n"), done.stderr


def test_servers_outside_are_out_of_reach() -> None:
    """What listens on 127.0.0.1 of the machine is not there inside."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = inside(
            """
            import socket, sys
            try:
                socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=5)
            except ConnectionRefusedError:
                print("refused")
            """,
            str(server.getsockname()[1]),
        )
    assert (done.returncode, done.stdout) == (0, "refused\n"), done.stderr


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"])
def test_the_world_is_out_of_reach(address: str) -> None:
    """There is no route to any other address (RFC 5737, RFC 3849: addresses for documentation)."""
    done = inside(
        """
        import errno, socket, sys
        try:
            socket.create_connection((sys.argv[1], 80), timeout=5)
        except OSError as error:
            print(errno.errorcode[error.errno])
        """,
        address,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in {"ENETUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT"}


@pytest.mark.parametrize("code", [0, 1, 5, 75, 78])
def test_exit_code_is_the_commands_own(code: int) -> None:
    """Whatever the command returns, the helper returns."""
    assert run(HELPER, "sh", "-c", f"exit {code}").returncode == code


def test_arguments_arrive_as_they_are() -> None:
    """Spaces, quotes and empty arguments are not read by a shell on the way."""
    arguments = ["two words", "", "$HOME", "a'b", "-n"]
    done = run(HELPER, "printf", "%s\\n", *arguments)
    assert done.stdout.splitlines() == arguments


def test_another_device_is_refused_before_the_command_runs(tmp_path: Path) -> None:
    """With any other device beside loopback nothing runs: exit code 78, said in two languages."""
    trace = tmp_path / "ran"
    done = run("unshare", "--net", "sh", "-ec", f'{VETH}; exec "$@"', "sh", HELPER, "--here", "touch", trace)
    assert done.returncode == 78, done.stderr
    assert not trace.exists()
    spanish, english = done.stderr.splitlines()
    assert "hay otro dispositivo de red" in spanish
    assert "there is another network device" in english


def test_a_device_that_is_there_already_stays_outside() -> None:
    """A new namespace is made, so devices of the one we are in do not matter."""
    done = run("unshare", "--net", "sh", "-ec", f'{VETH}; exec "$@"', "sh", HELPER, "echo", "ran")
    assert (done.returncode, done.stdout) == (0, "ran\n"), done.stderr


def test_works_without_root_or_says_why_not(for_everyone: Path) -> None:
    """Without root it works where the system allows it; elsewhere it says so in two languages and runs nothing."""
    done = run(*NOBODY, for_everyone, "ip", "-brief", "link")
    if done.returncode == 0:
        assert [line.split()[0] for line in done.stdout.splitlines()] == ["lo"]
    else:
        assert (done.returncode, done.stdout) == (77, "")
        assert "try as root" in done.stderr


def test_nothing_to_run_is_a_mistake() -> None:
    """Without a command there is a sentence and the code for wrong usage (sysexits: 64)."""
    done = run(HELPER)
    assert done.returncode == 64
    assert "falta el comando" in done.stderr
