"""Measures what stalled readers cost a server: N clients ask for a large reply and never read it.

Prints the server's resident memory before, with them and after, and what another client's small query takes meanwhile.
"""

import socket
import statistics
import time

import clients
import replies

SMALL_QUERY = 'moon flame'
SMALL_QUERIES = 20
SETTLE_SECONDS = 3  # until a server has rendered what it holds for those who don't read
LEAVE_SECONDS = 1


def main():
    parser = clients.parser(__doc__)
    parser.add_argument('query', nargs='?', default='cjk', metavar='QUERY', help='default cjk')
    arguments = parser.parse_args()
    clients.allow_many()
    ask_once(arguments, SMALL_QUERY)
    before = clients.resident_kib(arguments.pid)
    stalled = [stall(arguments) for _ in range(arguments.count)]
    time.sleep(SETTLE_SECONDS)
    times = [ask_once(arguments, SMALL_QUERY) for _ in range(SMALL_QUERIES)]
    held = clients.resident_kib(arguments.pid)
    print(f'{arguments.count} stalled readers of {arguments.query!r}: RSS {before / 1024:.1f} -> {held / 1024:.1f} MiB'
          f' ({(held - before) / arguments.count:.1f} KiB each); a small query meanwhile:'
          f' median {statistics.median(times):.2f} ms, max {max(times):.2f} ms')
    for client in stalled:
        client.close()
    time.sleep(LEAVE_SECONDS)
    print(f'after they left: RSS {clients.resident_kib(arguments.pid) / 1024:.1f} MiB')


def request(arguments, query):
    return f'GET "{query}"\r\n'.encode() if arguments.redis else f'{query}\r\n'.encode()


def stall(arguments):
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # what the kernel holds is not the server's
    client.connect(('127.0.0.1', arguments.port))
    client.sendall(request(arguments, arguments.query))
    return client


def ask_once(arguments, query):
    """The milliseconds that a new client waits for a reply."""
    with replies.connect(arguments.port) as client:
        client.settimeout(60)
        if not arguments.redis:
            replies.read_greeting(client)
        start = time.monotonic()
        client.sendall(request(arguments, query))
        replies.read_until(client, replies.END_OF_REPLY + (b'\r\n' if arguments.redis else b''))
        return (time.monotonic() - start) * 1e3


if __name__ == '__main__':
    replies.run(main)
