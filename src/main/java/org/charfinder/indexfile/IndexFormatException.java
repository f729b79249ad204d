package org.charfinder.indexfile;

import java.io.IOException;

/** A file that is not an index, or a damaged one; the message says where, what was wanted and what was found. */
public final class IndexFormatException extends IOException {

    private static final long serialVersionUID = 1;

    IndexFormatException(String message) {
        super(message);
    }
}
