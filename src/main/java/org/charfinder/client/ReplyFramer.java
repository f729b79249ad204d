package org.charfinder.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Finds the ends of replies in what a server sends, however the bytes are split. */
interface ReplyFramer {

    /** Takes bytes up to the end of a reply, and returns true; or takes all bytes, if the end has not come yet. */
    boolean next(ByteBuffer in);

    /**
     * The first line of the reply that has just ended, or that has come in part, if it is an error; null if it is none.
     * It may hold any character.
     */
    @Nullable
    String error();

    /** A buffer that {@link #next} can read; direct, or the JDK would copy through a direct buffer of its own. */
    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
