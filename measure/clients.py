"""What stall.py and idle.py have in common: clients in large numbers, and the memory of the server."""

import argparse
import re
import resource
from pathlib import Path

import replies


def parser(description):
    """For a server's port and process and a number of clients, to which a script adds its own."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('port', type=int, metavar='PORT')
    parser.add_argument('pid', type=int, metavar='PID', help="the server's process")
    parser.add_argument('count', type=positive, metavar='N', help='how many clients')
    parser.add_argument('--redis', action='store_true', help="speak Redis' protocol")
    return parser


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError('must be at least 1')
    return number


def allow_many():
    """Lets this process have as many sockets as it may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def resident_kib(pid):
    found = re.search(r'^VmRSS:\s*(\d+) kB', Path(f'/proc/{pid}/status').read_text(), re.MULTILINE)
    if not found:
        raise replies.Failure(f'process {pid} has no memory: it has ended')
    return int(found[1])
