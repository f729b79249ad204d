"""What redis_fill.py and memcached_fill.py have in common: they store recorded replies by query, and ask for them."""

import argparse
from pathlib import Path

import replies


def fill(description, store, get):
    """Stores each record, then asks for all: a server that has dropped some would only seem to be fast.

    store and get take a file of a connection, the query, and store the reply as well; get returns the reply.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('port', type=int, metavar='PORT')
    parser.add_argument('records', type=Path, metavar='REPLIES', help='what replies.py has written')
    arguments = parser.parse_args()
    with replies.connect(arguments.port) as server, server.makefile('rwb') as stream:
        for query, reply in replies.read_records(arguments.records):
            store(stream, query, reply)
        count = 0
        for query, reply in replies.read_records(arguments.records):
            if get(stream, query) != reply:
                raise replies.Failure(f'the server has not kept the reply to {query.decode()!r}')
            count += 1
    print(count, 'replies stored')


def send(stream, request):
    stream.write(request)
    stream.flush()


def expect(stream, line):
    """Reads a line, which is to be this one."""
    read = stream.readline()
    if read != line:
        raise replies.Failure(f'the server says {read!r}, not {line!r}')
