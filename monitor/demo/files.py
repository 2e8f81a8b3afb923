"""Given files on the web, for trying Faro on real material: bytes as they are, by host and path, with ETag and 304."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from monitor.demo.httpd import HttpServer, Request, Response, conditional


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file and the media type it is served with."""

    path: Path
    content_type: str


class FileServer(HttpServer):
    """Serves ``files`` by "/path", or by "host/path" where a host has files of its own; read at each request."""

    def __init__(self, files: Mapping[str, ServedFile], *, port: int = 0, connections: int = 64) -> None:
        super().__init__(self._serve, port=port, connections=connections)
        self.files = dict(files)

    def _serve(self, request: Request) -> Response:
        target = f"{request.path}?{request.query}" if request.query else request.path
        served = self.files.get(f"{request.host}{target}") or self.files.get(target)
        if served is None:
            return Response(404, b"Not found", "text/plain")
        modified = datetime.fromtimestamp(served.path.stat().st_mtime, UTC)
        return conditional(request, served.path.read_bytes(), served.content_type, modified)
