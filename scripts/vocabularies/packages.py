"""Fetches packages of npm and of Debian."""

import json
import pathlib
import subprocess


def fetch(package, folder):
    """Unpacks the newest version of an npm package, and returns where it is."""
    packed = run(["npm", "pack", "--silent", package], folder).split()[-1]
    unpacked = folder / packed.removesuffix(".tgz")
    unpacked.mkdir()
    run(["tar", "-xzf", folder / packed, "-C", unpacked], folder)
    return unpacked / "package"


def version(package):
    return read_json(package / "package.json")["version"]


def fetch_debian(package, folder):
    """Unpacks the version of a Debian package that apt knows, and returns where it is and the version."""
    download = folder / package
    download.mkdir()
    run(["apt-get", "download", "--quiet", package], download)
    archive = next(download.glob("*.deb"))
    unpacked = download / "unpacked"
    run(["dpkg-deb", "-x", archive, unpacked], download)
    return unpacked, run(["dpkg-deb", "-f", archive, "Version"], download).strip()


def run(command, folder):
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def read_json(file):
    return json.loads(pathlib.Path(file).read_text(encoding="utf-8"))


def print_module(package, statement):
    """What a statement exports of the package's index.js, which node evaluates."""
    source = f"import {{{statement}}} from './index.js'; console.log(JSON.stringify({statement}))"
    return json.loads(run(["node", "--input-type=module", "-e", source], package))
