package org.charfinder.indexfile;

import java.io.IOException;

/**
 * Thrown for a file that is not an index, or is damaged. The message says where, what was expected and what was found.
 */
public final class IndexFormatException extends IOException {

    private static final long serialVersionUID = 1;

    IndexFormatException(String message) {
        super(message);
    }
}
