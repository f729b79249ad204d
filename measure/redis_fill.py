"""Stores recorded replies in a server that speaks Redis' protocol, so that GET of a query returns the same bytes."""

import fill
import replies


def store(stream, query, reply):
    fill.send(stream, b'*3\r\n$3\r\nSET\r\n%s%s' % (bulk(query), bulk(reply)))
    fill.expect(stream, b'+OK\r\n')


def get(stream, query):
    fill.send(stream, b'*2\r\n$3\r\nGET\r\n%s' % bulk(query))
    header = stream.readline()
    if not header.startswith(b'$') or header == b'$-1\r\n':
        return None
    reply = stream.read(int(header[1:]))
    fill.expect(stream, b'\r\n')
    return reply


def bulk(value):
    return b'$%d\r\n%s\r\n' % (len(value), value)


if __name__ == '__main__':
    replies.run(lambda: fill.fill(__doc__, store, get))
