"""The tools that build and check the project: each does what the Makefile and .ci/run rely on."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.house import ROOT

SKIPS = {
    "nothing skipped": ("def test_it(): pass", 0),
    "a test skipped": ("import pytest\ndef test_it(): pytest.skip('no')\ndef test_other(): pass", 1),
    "a file skipped": ("import pytest\npytest.importorskip('no_such_module')", 5),
}


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the checkout to its end, with some of the environment changed."""
    changed = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=changed, capture_output=True, text=True, timeout=60, check=False)


SCRIPTS = (".ci/run", "tools/find-python", "tools/loopback-netns", "tools/install", "systemd/faro")


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_can_be_run(name: str) -> None:
    """What people and machines call by its path is executable and names the program that reads it."""
    assert os.access(ROOT / name, os.X_OK)
    assert (ROOT / name).read_text(encoding="utf-8").startswith("#!/")


def test_find_python_finds_one_that_will_do() -> None:
    """The Python that was asked for is the one it prints, if it is new enough and can make environments."""
    done = run("tools/find-python", PYTHON=sys.executable)
    assert (done.returncode, done.stdout.strip()) == (0, sys.executable), done.stderr


def test_find_python_refuses_in_two_languages() -> None:
    """Without a Python that will do, the message says what to do, in Spanish and in English; exit code 78."""
    done = run("tools/find-python", PYTHON="no-such-python")
    assert (done.returncode, done.stdout) == (78, "")
    spanish, english = done.stderr.splitlines()
    assert "necesita Python 3.11" in spanish
    assert "needs Python 3.11" in english


def test_find_python_tells_a_missing_venv_from_an_old_python(tmp_path: Path) -> None:
    """A Python that is new enough and lacks venv (Debian) is told apart: the message names the package."""
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\ncase "$2" in *version_info*) exit 0 ;; *) exit 1 ;; esac\n', encoding="utf-8")
    python.chmod(0o755)
    done = run("tools/find-python", PYTHON=str(python))
    assert done.returncode == 78
    assert "apt install python3-venv" in done.stderr


def test_link_checkout_makes_the_command(tmp_path: Path) -> None:
    """`faro` runs this checkout with the Python of its environment, wherever that stands."""
    place = tmp_path / "a place with spaces"
    venv.create(place, with_pip=False)
    assert run(place / "bin" / "python", "tools/link_checkout.py").returncode == 0
    imported = run(place / "bin" / "python", "-I", "-c", "import monitor; print(monitor.__file__)")
    assert imported.stdout.strip() == str(ROOT / "monitor" / "__init__.py"), imported.stderr
    # The packages are those of the environment that runs this test: nothing is installed into the new one.
    done = run(place / "bin" / "faro", "--help", PYTHONPATH=sysconfig.get_path("purelib"), LANG="en_US.UTF-8")
    assert done.returncode == 0, done.stderr
    assert "faro" in done.stdout


def test_link_checkout_leaves_the_system_alone() -> None:
    """Outside an environment it writes nothing and says how to call it."""
    done = run(Path(sys.base_prefix) / "bin" / "python3", "tools/link_checkout.py")
    assert done.returncode == 1
    assert ".venv/bin/python tools/link_checkout.py" in done.stderr


@pytest.mark.parametrize(("body", "code"), SKIPS.values(), ids=SKIPS)
def test_a_skip_is_a_failure_in_test_system(tmp_path: Path, body: str, code: int) -> None:
    """With tests.no_skips a run in which a test or a file was skipped fails, and says which."""
    file = tmp_path / "test_sample.py"
    file.write_text(body, encoding="utf-8")
    options = ["-q", "-p", "no:cacheprovider", "-p", "tests.no_skips", "-c", os.devnull, f"--rootdir={tmp_path}"]
    done = run(sys.executable, "-m", "pytest", *options, file, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert done.returncode == code, done.stdout
    assert ("skipped, which is a failure here: " in done.stdout) == ("skip" in body)
