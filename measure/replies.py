"""Records what a running server of the line protocol answers to each query of some files.

OUT gets a record for each query: the query, LF, the reply's length in decimal, LF, and the reply's bytes with the
prompt that ends it. limit, limit-uring, redis_fill.py and memcached_fill.py read it.
"""

import argparse
import socket
import sys
from pathlib import Path

PROMPT = b'?> '
END_OF_REPLY = b'\r\n' + PROMPT


class Failure(Exception):
    """Its message is all that the user needs."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('port', type=int, metavar='PORT')
    parser.add_argument('out', type=Path, metavar='OUT')
    parser.add_argument('files', type=Path, nargs='+', metavar='QUERIES', help='a file with a query a line')
    arguments = parser.parse_args()
    queries = dict.fromkeys(query for file in arguments.files for query in file.read_bytes().splitlines() if query)
    with connect(arguments.port) as server, open(arguments.out, 'wb') as records:
        read_greeting(server)
        for query in queries:
            reply = ask(server, query)
            records.write(b'%s\n%d\n%s' % (query, len(reply), reply))
    print(len(queries), 'replies recorded')


def connect(port):
    return socket.create_connection(('127.0.0.1', port))


def read_greeting(server):
    if server.recv(len(PROMPT), socket.MSG_WAITALL) != PROMPT:
        raise Failure('the server does not greet with the prompt')


def ask(server, query):
    server.sendall(query + b'\r\n')
    return read_until(server, END_OF_REPLY)


def read_until(server, end):
    reply = bytearray()
    while not reply.endswith(end):
        chunk = server.recv(1 << 20)
        if not chunk:
            raise Failure('the server has closed the connection')
        reply += chunk
    return bytes(reply)


def read_records(path):
    """Yields each query and its reply."""
    with open(path, 'rb') as records:
        while query := records.readline():
            length = int(records.readline())
            yield query.removesuffix(b'\n'), records.read(length)


def run(main):
    """Calls main; a failure is a line, and the exit code 1."""
    try:
        main()
    except (Failure, OSError) as e:
        sys.exit(f'{Path(sys.argv[0]).name}: {e}')
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == '__main__':
    run(main)
