package org.charfinder.net;

/** A connection whose client is to be told that the server ends. */
record LeavingConnection(Connection connection) implements Farewells.Session {

    @Override
    public boolean isOver() {
        return connection.isOver();
    }

    @Override
    public boolean isQuietSince(long time) {
        return connection.isQuietSince(time);
    }

    @Override
    public void tell() {
        connection.turn(TurnCause.FAREWELL);
    }

    @Override
    public void lastCall() {
        connection.turn(TurnCause.LAST_CALL);
    }
}
