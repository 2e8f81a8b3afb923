"""A copy of this machine with a systemd of its own, to install Faro on: what is written there is gone afterwards.

An overlay of the root directory, its upper layer in memory, in namespaces of its own; systemd is its first process and
knows no unit but the few named here. Only the network is the machine's. Needs root.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: The copy, as the namespace that builds it sees it; and the units of the machine that it knows.
COPY = "/mnt/copy"
UNITS = "basic.target sysinit.target multi-user.target shutdown.target network-online.target sockets.target"

#: Lives as long as its standard input: builds the copy, starts it, prints the process id of its systemd, and cleans up.
HOLDER = """
mount -t tmpfs -o mode=755 faro /mnt
mkdir /mnt/upper /mnt/work /mnt/copy /mnt/cgroup
mount -t overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work faro /mnt/copy
mount -t cgroup2 cgroup2 /mnt/cgroup
group=/mnt/cgroup/faro-$$
mkdir $group
sh -euc 'echo $$ >$1/cgroup.procs; shift; exec "$@"' sh $group \
    unshare --mount --propagation=private --pid --fork --kill-child --cgroup --ipc --uts sh -euc "$1" >&2 </dev/null &
inner=$!
tries=0
until systemd=$(cat /proc/$inner/task/$inner/children) && root=/proc/${systemd% }/root &&
    [ -S $root/run/systemd/private ]; do
    tries=$((tries + 1))
    [ $tries -lt 200 ] && kill -0 $inner || break
    sleep 0.05
done
echo $systemd
cat
kill -KILL $inner
wait $inner 2>/dev/null || true
for try in 1 2 3 4 5 6 7 8 9 10; do
    find $group -depth -type d -exec rmdir {} + 2>/dev/null && break
    sleep 0.1
done
"""

#: The first process of the copy: mounts what systemd expects (systemd.io/CONTAINER_INTERFACE) and becomes systemd.
FIRST = f"""
cd {COPY}
# Where a container keeps these as mounts of their own, the layer below has empty files.
for each in hosts resolv.conf; do
    cat /etc/$each >/mnt/$each || continue
    rm -f etc/$each
    cp /mnt/$each etc/$each
done
# As if Faro had never been here, nor anything else that starts by itself.
rm -rf opt/faro etc/faro var/lib/faro etc/systemd/system
mkdir -p etc/systemd/system
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs dev
for each in null zero full random urandom tty; do
    touch dev/$each
    mount --bind /dev/$each dev/$each
done
ln -s null dev/console
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mkdir dev/shm dev/pts
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs run
mkdir -p run/faro-units run/systemd
for each in {UNITS}; do cp usr/lib/systemd/system/$each run/faro-units/; done
mkdir old
pivot_root . old
umount -l /old
mount --make-rshared /
places=/run/systemd/system:/etc/systemd/system:/run/faro-units
exec env -i container=faro PATH=/usr/bin:/usr/sbin SYSTEMD_UNIT_PATH=$places \
    /lib/systemd/systemd --unit=basic.target --log-target=null --show-status=no
"""
#: What of the tests' environment a person who logs in would have too.
KEPT = ("PIP_", "SSL_", "REQUESTS_", "HTTP_", "HTTPS_", "NO_PROXY", "http_", "https_", "no_proxy")


@dataclass(frozen=True, slots=True)
class Machine:
    """The copy, as long as the process ``systemd`` lives."""

    systemd: int

    @property
    def root(self) -> Path:
        """The copy's root directory, to read and to write."""
        return Path(f"/proc/{self.systemd}/root")

    def run(self, command: str, *, cwd: str = "/", given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a line of shell as root in the copy, as after a log-in; ``given`` is typed into it."""
        environ = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
        environ |= {"HOME": "/root", "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        enter = ("nsenter", f"--target={self.systemd}", "--mount", "--pid", "--ipc", "--uts", "--")
        return subprocess.run(
            (*enter, "sh", "-c", f'cd "$1" && {command}', "sh", cwd),
            env=environ,
            input=given,
            capture_output=True,
            text=True,
            timeout=80,
            check=False,
        )

    def answer(self, command: str, *, cwd: str = "/", given: str = "") -> str:
        """What ``command`` prints; it has to succeed."""
        done = self.run(command, cwd=cwd, given=given)
        assert done.returncode == 0, f"{command}: exit code {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout.strip()


@contextmanager
def machine() -> Iterator[Machine]:
    """A copy of this machine on which systemd runs, gone at the end."""
    with subprocess.Popen(
        ("unshare", "--mount", "--propagation=private", "sh", "-euc", HOLDER, "sh", FIRST),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        try:
            line = holder.stdout.readline().strip()
            assert line.isdigit(), "systemd does not start in a copy of this machine"
            copy = Machine(int(line))
            copy.answer("systemctl is-system-running --wait")
            yield copy
        finally:
            holder.stdin.close()
