"""Measures what idle connections cost a server: N clients connect, read the greeting, and stay silent.

Prints the server's resident memory before and with them, and how many connect a second.
"""

import socket
import time

import clients
import replies

CLIENTS_PER_ADDRESS = 20_000  # an address has some 28,000 ports for one server
SETTLE_SECONDS = 1


def main():
    parser = clients.parser(__doc__)
    parser.add_argument('--hold', type=float, default=0, metavar='SECONDS', help='stay connected after that')
    arguments = parser.parse_args()
    clients.allow_many()
    before = clients.resident_kib(arguments.pid)
    start = time.monotonic()
    idle = [connect(arguments, number) for number in range(arguments.count)]
    seconds = time.monotonic() - start
    time.sleep(SETTLE_SECONDS)
    held = clients.resident_kib(arguments.pid)
    print(f'{len(idle)} idle: RSS {before / 1024:.1f} -> {held / 1024:.1f} MiB,'
          f' {(held - before) / len(idle):.2f} KiB each, {len(idle) / seconds:.0f} connects/s', flush=True)
    time.sleep(arguments.hold)


def connect(arguments, number):
    client = socket.socket()
    client.bind((f'127.0.1.{number // CLIENTS_PER_ADDRESS + 1}', 0))
    client.connect(('127.0.0.1', arguments.port))
    if not arguments.redis:
        replies.read_greeting(client)
    return client


if __name__ == '__main__':
    replies.run(main)
