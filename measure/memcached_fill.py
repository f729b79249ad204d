"""Stores recorded replies in a memcached, so that get of a query returns the same bytes.

Its keys have no spaces, so all but letters and digits of a query are percent-encoded, as %e of load -f has it.
"""

import fill
import replies


def store(stream, query, reply):
    fill.send(stream, b'set %s 0 0 %d\r\n%s\r\n' % (key(query), len(reply), reply))
    fill.expect(stream, b'STORED\r\n')


def get(stream, query):
    fill.send(stream, b'get %s\r\n' % key(query))
    header = stream.readline()
    if not header.startswith(b'VALUE '):
        return None
    reply = stream.read(int(header.split()[-1]))
    fill.expect(stream, b'\r\n')
    fill.expect(stream, b'END\r\n')
    return reply


def key(query):
    return b''.join(b'%c' % byte if bytes([byte]).isalnum() else b'%%%02X' % byte for byte in query)


if __name__ == '__main__':
    replies.run(lambda: fill.fill(__doc__, store, get))
